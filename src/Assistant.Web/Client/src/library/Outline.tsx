import { Link } from 'wouter';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { addressOf, type ReportDetails, type ReportList } from './reports';

/** Chapters with the lists in them; each heading and each item leads to its place in the text. */
export function Outline({ details }: { details: ReportDetails }) {
  const words = useWords(libraryWords);
  const { chapters, lists } = details.outline;
  const titleOf = (heading: string, kind: string) => visible(heading) || (kind === 'opening' ? words.opening : kind === 'closing' ? words.closing : '—');
  return chapters.length === 0 ? (
    <p className="step">{words.noOutline}</p>
  ) : (
    <ol className="outline" lang="zh-CN">
      {chapters.map((chapter, index) => (
        <li key={chapter.start}>
          <h3>
            <Link href={addressOf(details.report, '', { start: chapter.start, end: chapter.start + chapter.heading.length })}>{titleOf(chapter.heading, chapter.kind)}</Link>
          </h3>
          {lists.map((list, at) => list.chapter === index && list.parent < 0 && <OutlineList key={at} details={details} list={list} index={at} />)}
        </li>
      ))}
    </ol>
  );
}

function OutlineList({ details, list, index }: { details: ReportDetails; list: ReportList; index: number }) {
  const words = useWords(libraryWords);
  const below = details.outline.lists.map((one, at) => ({ one, at })).filter(({ one }) => one.parent === index);
  return (
    <details>
      <summary>
        {visible(list.announced ?? list.items[0]?.head ?? '')} <span className="soft">{words.items(list.items.length, list.promised)}</span>
      </summary>
      <ul>
        {list.items.map((item) => (
          <li key={item.start}>
            <Link href={addressOf(details.report, '', item)}>{visible(item.head)}</Link>
            {below
              .filter(({ one }) => (one.items[0]?.start ?? -1) >= item.start && (one.items[0]?.start ?? -1) < item.end)
              .map(({ one, at }) => (
                <OutlineList key={at} details={details} list={one} index={at} />
              ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
