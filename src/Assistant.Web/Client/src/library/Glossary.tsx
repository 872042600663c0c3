import { useState } from 'react';
import { Link } from 'wouter';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { addressOf, type ReportDetails } from './reports';

/** The terms that the report explains. */
export function Glossary({ details }: { details: ReportDetails }) {
  const words = useWords(libraryWords);
  const [find, setFind] = useState('');
  const terms = details.glossary.filter((entry) => `${entry.term}${entry.definition}`.includes(find.trim()));
  return details.glossary.length === 0 ? (
    <p className="step">{words.noTerms}</p>
  ) : (
    <>
      <div className="bar">
        <label className="wide">
          <span>{words.findTerm}</span>
          <input type="search" value={find} maxLength={60} onChange={(event) => setFind(event.target.value)} />
        </label>
      </div>
      {terms.length === 0 && <p className="step">{words.noTermMatch}</p>}
      <dl className="glossary" lang="zh-CN">
        {terms.map((entry) => (
          <div key={entry.span.start}>
            <dt>{visible(entry.term)}</dt>
            <dd>
              {visible(entry.definition)}{' '}
              <Link href={addressOf(details.report, '', entry.span)} aria-label={`${words.seeText}：${visible(entry.term)}`}>
                {words.seeText}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
