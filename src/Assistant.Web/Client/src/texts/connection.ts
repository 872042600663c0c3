/** What is said where a connection does not hold. */
export const textsOfConnection = {
  zh: {
    checkLost: '核对没有完成：与服务器的连接断了。文稿还在，可以再核对一次。',
    turnRefused: '服务器没有接受这个问题。可以再问一次。',
  },
  en: {
    checkLost: 'The check did not finish: the connection was lost. Your draft is still here; check it again.',
    turnRefused: 'The server did not take this question. You can ask it again.',
  },
};
