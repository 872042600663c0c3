import { useState } from 'react';
import { save } from './api';
import type { AnswerTable, Citation } from './events';
import { Mark, type Open } from './Mark';
import { cellOf, csvOf, drawnColumn, sortedRows } from './tables';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { visible } from './visible';

/** Figures side by side: sorted by the column that is pressed, saved as CSV, and drawn where they are of one unit. */
export function TableView({ table, title, citations, onOpen }: { table: AnswerTable; title: string; citations: Citation[]; onOpen: Open }) {
  const words = useWords(askWords);
  const [order, setOrder] = useState<{ column: number; isDown: boolean } | null>(null);
  const known = new Map(citations.map((citation) => [citation.mark, citation]));
  const rows = order === null ? table.rows : sortedRows(table.rows, order.column, order.isDown);
  const drawn = drawnColumn(table);
  const sort = (column: number) => setOrder({ column, isDown: order?.column === column ? !order.isDown : column > 0 });
  return (
    <figure className="table">
      <div className="wide" tabIndex={0} role="region" aria-label={words.table}>
        <table>
          <caption className="unseen">{visible(title)}</caption>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                <th key={at} scope="col" aria-sort={order?.column === at ? (order.isDown ? 'descending' : 'ascending') : undefined}>
                  <button type="button" title={words.sortBy(column)} onClick={() => sort(at)}>
                    {visible(column)} <span aria-hidden="true">{order?.column === at ? (order.isDown ? '▼' : '▲') : '↕'}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {row.map((source, column) => {
                  const cell = cellOf(source);
                  const content = (
                    <>
                      {cell.text === '' ? <span className="soft">{words.noFigure}</span> : visible(cell.text)}
                      {cell.marks.map((mark) => known.has(mark) && <Mark key={mark} citation={known.get(mark)!} onOpen={onOpen} />)}
                    </>
                  );
                  return column === 0 ? (
                    <th key={column} scope="row">
                      {content}
                    </th>
                  ) : (
                    <td key={column}>{content}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.missing.length > 0 && (
        <p>
          {words.missingCells}
          {visible(table.missing.join('；'))}
        </p>
      )}
      {drawn !== null && <Bars rows={rows} column={drawn} name={table.columns[drawn] ?? ''} />}
      <p className="actions">
        <button type="button" onClick={() => save(new Blob([csvOf(table, words.label)], { type: 'text/csv;charset=utf-8' }), 'table.csv')}>
          {words.download}
        </button>
      </p>
    </figure>
  );
}

const longestBars = 40;
const line = 2.2;
const namesTo = 34;
const barsTo = 74;

/** Bars with their figures written beside them: nothing is said by colour or length alone. Heights are in the size of the type, widths in percent. */
function Bars({ rows, column, name }: { rows: string[][]; column: number; name: string }) {
  const words = useWords(askWords);
  const bars = rows.slice(0, longestBars).map((row) => ({ name: cellOf(row[0] ?? '').text, cell: cellOf(row[column] ?? '') }));
  const values = bars.map((bar) => bar.cell.value ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const at = (value: number) => namesTo + ((value - least) / (most - least || 1)) * (barsTo - namesTo);
  return (
    <details className="chart">
      <summary>
        {words.chart}：{visible(name)}
      </summary>
      <svg height={`${bars.length * line}em`} role="img" aria-label={`${words.chart}：${visible(name)}`}>
        {bars.map((bar, i) => {
          const value = bar.cell.value;
          const end = value === null ? at(0) : Math.max(at(0), at(value));
          return (
            <g key={i}>
              <text x={`${namesTo - 2}%`} y={`${i * line + 1.45}em`} textAnchor="end">
                {visible(short(bar.name))}
              </text>
              {value !== null && (
                <rect x={`${Math.min(at(0), at(value))}%`} y={`${i * line + 0.4}em`} width={`${Math.max(Math.abs(at(value) - at(0)), 0.3)}%`} height={`${line - 0.8}em`} />
              )}
              <text x={`${end + 1.5}%`} y={`${i * line + 1.45}em`}>
                {value === null ? words.noFigure : visible(short(bar.cell.text))}
              </text>
            </g>
          );
        })}
        <line x1={`${at(0)}%`} x2={`${at(0)}%`} y1="0" y2="100%" />
      </svg>
    </details>
  );
}

function short(text: string): string {
  return text.length > 8 ? `${text.slice(0, 7)}…` : text;
}
