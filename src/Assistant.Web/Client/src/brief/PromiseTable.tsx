import { useMemo, useState } from 'react';
import type { Citation } from '../events';
import { csv } from '../library/figures';
import { useRead } from '../library/useRead';
import { Waiting } from '../library/Waiting';
import { briefWords } from '../texts/brief';
import { useWords } from '../texts/words';
import { save } from '../verify/exports';
import { visible } from '../visible';
import { type Outcome, outcomes, outcomeSigns, type Promised, type PromiseSide, shownPromises } from './brief';

type Open = (citation: Citation, from: HTMLElement) => void;

const none: Promised[] = [];

/** What a place promised in its reports, and what the later ones say of it. */
export function PromiseTable({ places, onOpen }: { places: Map<string, number[]>; onOpen: Open }) {
  const words = useWords(briefWords);
  // A place with several reports has something to compare.
  const [place, setPlace] = useState(() => [...places].find(([, years]) => years.length > 1)?.[0] ?? [...places.keys()][0]!);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [find, setFind] = useState('');
  const reading = useRead<Promised[]>(`/api/promises?place=${encodeURIComponent(place)}`);
  const all = reading.value ?? none;
  const shown = useMemo(() => shownPromises(all, outcome, find), [all, outcome, find]);
  const take = () =>
    save(
      new Blob(
        [
          csv([
            [words.said, words.came, words.outcome, words.gap, words.why],
            ...shown.map((one) => [sideText(one.target), one.result ? sideText(one.result) : '', words.outcomes[one.outcome] ?? '', one.gap ?? '', one.reason]),
            [words.made],
          ]),
        ],
        { type: 'text/csv;charset=utf-8' },
      ),
      words.csvName(place),
    );

  return (
    <>
      <div className="bar">
        <label>
          <span>{words.place}</span>
          <select value={place} onChange={(event) => setPlace(event.target.value)}>
            {[...places.keys()].map((name) => (
              <option key={name} value={name}>
                {visible(name)}
              </option>
            ))}
          </select>
        </label>
        <label className="wide">
          <span>{words.find}</span>
          <input type="search" value={find} placeholder={words.findHint} maxLength={60} onChange={(event) => setFind(event.target.value)} />
        </label>
      </div>
      {!reading.value && <Waiting reading={reading} />}
      {reading.value && all.length === 0 && <p className="step">{words.noPromises}</p>}
      {all.length > 0 && (
        <>
          <div className="outcome-filters" role="group" aria-label={words.outcome}>
            <button type="button" aria-pressed={outcome === null} onClick={() => setOutcome(null)}>
              {words.all} {all.length}
            </button>
            {outcomes.map((one) => (
              <button key={one} type="button" className={one} aria-pressed={outcome === one} onClick={() => setOutcome(outcome === one ? null : one)}>
                {outcomeSigns[one]} {words.outcomes[one]} {all.filter((promise) => promise.outcome === one).length}
              </button>
            ))}
          </div>
          <p className="bar">
            <span role="status">{words.shown(shown.length, all.length)}</span>
            <button type="button" aria-disabled={shown.length === 0} onClick={() => shown.length > 0 && take()}>
              {words.csv}
            </button>
          </p>
          {shown.length === 0 ? (
            <p className="step">{words.none}</p>
          ) : (
            // The roles stay where a phone shows the cells of a row below each other.
            <table className="promises" role="table">
              <thead role="rowgroup">
                <tr role="row">
                  {[words.said, words.came, words.outcome].map((name) => (
                    <th role="columnheader" key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody role="rowgroup" lang="zh-CN">
                {shown.map((one, index) => (
                  <tr role="row" key={`${one.target.report}-${one.target.start}-${index}`} className={one.outcome}>
                    <td role="cell" data-name={words.said}>
                      <Side side={one.target} onOpen={onOpen} />
                    </td>
                    <td role="cell" data-name={words.came}>{one.result ? <Side side={one.result} onOpen={onOpen} /> : '—'}</td>
                    <td role="cell" data-name={words.outcome}>
                      <b className="outcome">
                        {outcomeSigns[one.outcome]} {words.outcomes[one.outcome]}
                      </b>
                      {one.gap && <span className="how">{visible(one.how ? `${one.gap}（${one.how}）` : one.gap)}</span>}
                      <span className="soft how">{visible(one.reason)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
      <p className="soft">{words.made}</p>
    </>
  );
}

function Side({ side, onOpen }: { side: PromiseSide; onOpen: Open }) {
  const words = useWords(briefWords);
  const citation: Citation = { mark: 0, report: side.report, title: side.report, section: [], page: null, quote: side.quote, start: side.start, end: side.end };
  return (
    <>
      <b>{side.year}</b> {visible(side.quote)}{' '}
      <button type="button" className="quiet" aria-label={`${words.open}：${side.year}，${visible(side.quote.slice(0, 30))}`} onClick={(event) => onOpen(citation, event.currentTarget)}>
        {words.open}
      </button>
    </>
  );
}

function sideText(side: PromiseSide): string {
  return `${side.year}：${side.quote}`;
}
