import { useMemo, useState } from 'react';
import type { Citation } from '../events';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { save } from '../verify/exports';
import { visible } from '../visible';
import { choices, type Column, csv, filtered, type FigureFilter, sorted, type Sorting } from './figures';
import { type ReportDetails, type ReportFigure } from './reports';
import { useRead } from './useRead';
import { Waiting } from './Waiting';

const columns: Column[] = ['place', 'indicator', 'value', 'period', 'status'];
const none: ReportFigure[] = [];

/** The figures of a report, to be filtered, ordered and taken away. */
export function FigureTable({ details, onOpen }: { details: ReportDetails; onOpen: (citation: Citation, from: HTMLElement) => void }) {
  const words = useWords(libraryWords);
  const reading = useRead<ReportFigure[]>(`/api/figures?report=${encodeURIComponent(details.report)}`);
  const [filter, setFilter] = useState<FigureFilter>({ words: '', status: '', period: '' });
  const [sorting, setSorting] = useState<Sorting>({ column: 'place', isDown: false });
  const all = reading.value ?? none;
  const rows = useMemo(() => sorted(filtered(all, { ...filter, words: filter.words.trim() }), sorting), [all, filter, sorting]);
  const statusOf = (figure: ReportFigure) => words.statuses[figure.status] ?? '';

  const sortBy = (column: Column) => setSorting((now) => ({ column, isDown: now.column === column && !now.isDown }));
  const take = () =>
    save(
      new Blob(
        [
          csv([
            [words.columns.indicator, words.subject, words.columns.value, words.columns.period, words.columns.status, words.sentence],
            ...rows.map((figure) => [figure.indicator, figure.subject, figure.value_text, figure.period, statusOf(figure), figure.quote]),
            [words.made],
          ]),
        ],
        { type: 'text/csv;charset=utf-8' },
      ),
      words.csvName(details.title),
    );

  return reading.value === null ? (
    <Waiting reading={reading} />
  ) : (
    <>
      <div className="bar" role="group" aria-label={words.filterFigures}>
        <label className="wide">
          <span>{words.columns.indicator}</span>
          <input type="search" value={filter.words} placeholder={words.indicatorHint} maxLength={60} onChange={(event) => setFilter({ ...filter, words: event.target.value })} />
        </label>
        <Choice name={words.status} value={filter.status} values={choices(all, 'status')} label={(value) => words.statuses[value] ?? value} onPick={(status) => setFilter({ ...filter, status })} />
        <Choice name={words.period} value={filter.period} values={choices(all, 'period')} label={(value) => value} onPick={(period) => setFilter({ ...filter, period })} />
      </div>
      <p className="bar">
        <span role="status">{words.shown(rows.length, all.length)}</span>
        <button type="button" aria-disabled={rows.length === 0} onClick={() => rows.length > 0 && take()}>
          {words.csv}
        </button>
      </p>
      {rows.length === 0 ? (
        <p className="step">{words.noFigures}</p>
      ) : (
        <div className="table figure-table" role="region" aria-label={words.figures} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" aria-sort={sorting.column === column ? (sorting.isDown ? 'descending' : 'ascending') : 'none'}>
                    <button type="button" className="quiet" onClick={() => sortBy(column)}>
                      {words.columns[column]}
                      <span aria-hidden="true">{sorting.column === column ? (sorting.isDown ? ' ▼' : ' ▲') : ''}</span>
                    </button>
                  </th>
                ))}
                <th scope="col">{words.sentence}</th>
              </tr>
            </thead>
            <tbody lang="zh-CN">
              {rows.map((figure) => (
                <tr key={`${figure.start}-${figure.end}`}>
                  <td className="number">{all.indexOf(figure) + 1}</td>
                  <td>
                    {visible(figure.indicator)}
                    {figure.subject && figure.subject !== details.place && <span className="soft"> {visible(figure.subject)}</span>}
                  </td>
                  <td className="value">
                    <button type="button" aria-label={`${visible(figure.value_text)}，${words.seeText}`} onClick={(event) => onOpen(citationOf(figure, details), event.currentTarget)}>
                      {visible(figure.value_text)}
                    </button>
                  </td>
                  <td className="period">{figure.period}</td>
                  <td className="status">{statusOf(figure)}</td>
                  <td className="sentence">{visible(figure.quote)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="soft">{words.made}</p>
    </>
  );
}

function citationOf(figure: ReportFigure, details: ReportDetails): Citation {
  return { mark: 0, report: details.report, title: details.title, section: [], page: null, quote: figure.value_text, start: figure.start, end: figure.end };
}

function Choice({ name, value, values, label, onPick }: { name: string; value: string; values: string[]; label: (value: string) => string; onPick: (value: string) => void }) {
  const words = useWords(libraryWords);
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">{words.every}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {label(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
