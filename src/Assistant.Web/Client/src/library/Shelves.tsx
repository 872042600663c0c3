import { type FormEvent, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { Hits } from './Hits';
import { addressOf, type ReportSummary, type WordSearch } from './reports';
import { Staff } from './Staff';
import { hasWords, type Order, shelve } from './shelves';
import { useRead } from './useRead';
import { Waiting } from './Waiting';

/** All reports, on shelves by place or by year; words are looked up in all of them. */
export function Shelves() {
  const words = useWords(libraryWords);
  const reading = useRead<{ reports: ReportSummary[] }>('/api/reports');
  const [find, setFind] = useState('');
  const [order, setOrder] = useState<Order>('place');
  const reports = reading.value?.reports;
  const shelves = useMemo(() => shelve((reports ?? []).filter((report) => hasWords(report, find.trim())), order), [reports, find, order]);
  return (
    <section className="library" aria-label={words.title}>
      <h2>{words.title}</h2>
      {!reports && <Waiting reading={reading} />}
      {reports && (
        <>
          <p className="soft">{reports.length === 0 ? words.none : words.loaded(reports.length, new Set(reports.map((report) => report.place)).size)}</p>
          {reports.length > 0 && <WordSearchForm />}
          {reports.length > 0 && (
            <div className="bar">
              <label>
                <span>{words.find}</span>
                <input type="search" value={find} placeholder={words.findHint} maxLength={60} onChange={(event) => setFind(event.target.value)} />
              </label>
              <label>
                <span>{words.order}</span>
                <select value={order} onChange={(event) => setOrder(event.target.value as Order)}>
                  <option value="place">{words.byPlace}</option>
                  <option value="year">{words.byYear}</option>
                </select>
              </label>
            </div>
          )}
          {shelves.length === 0 && reports.length > 0 && <p className="step">{words.noneMatch}</p>}
          <ul className="shelves">
            {shelves.map((shelf) => (
              <li key={shelf.name}>
                <h3>
                  {order === 'place' ? visible(shelf.name) || words.noPlace : shelf.name ? words.year(shelf.name) : words.noYear}
                  {words.levels[shelf.level] && <span className="soft"> {words.levels[shelf.level]}</span>}
                </h3>
                <ul>
                  {shelf.reports.map((report) => (
                    <li key={report.report}>
                      <Link className="button" href={addressOf(report.report)} title={visible(report.title)} aria-label={visible(report.title)}>
                        {order === 'place' ? (report.year !== null ? words.year(report.year) : visible(report.title)) : visible(report.place ?? report.title)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <Staff reports={reports} onChange={reading.again} />
        </>
      )}
    </section>
  );
}

function WordSearchForm() {
  const words = useWords(libraryWords);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const reading = useRead<WordSearch>(asked === '' ? null : `/api/words?q=${encodeURIComponent(asked)}`);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };

  return (
    <>
      <form role="search" className="bar" onSubmit={send}>
        <label className="wide">
          <span>{words.words}</span>
          <input type="search" value={typed} placeholder={words.wordsHint} maxLength={100} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <button type="submit" className="primary">
          {words.search}
        </button>
      </form>
      {asked !== '' && (reading.value ? <Hits search={reading.value} words={asked} /> : <Waiting reading={reading} />)}
    </>
  );
}
