/** Texts of the report beside the answer. */
export const readerWords = {
  zh: {
    opening: '正在打开报告…',
    whole: '报告全文',
    gone: '这份报告已经不在收录范围里，打不开了。引文还保留在回答下面。',
    unreachable: '暂时打不开报告：服务器没有回应。关闭后可以再试一次。',
    moved: '报告重新编入过，引文的位置变了；已经重新找到。',
    changed: '报告重新编入过，里面已经没有这段引文。下面是现在的全文。',
  },
  en: {
    opening: 'Opening the report…',
    whole: 'The whole report',
    gone: 'This report is no longer loaded and cannot be opened. The quote is kept below the answer.',
    unreachable: 'The report cannot be opened just now: the server does not answer. Close this and try again.',
    moved: 'The report was indexed anew and the quote has moved; it was found again.',
    changed: 'The report was indexed anew and no longer has this quote. This is the text as it is now.',
  },
};
