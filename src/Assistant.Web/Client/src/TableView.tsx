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

const rowHeight = 34;
const longestBars = 40;

/** Bars with their figures written beside them: nothing is said by colour or length alone. */
function Bars({ rows, column, name }: { rows: string[][]; column: number; name: string }) {
  const words = useWords(askWords);
  const bars = rows.slice(0, longestBars).map((row) => ({ name: cellOf(row[0] ?? '').text, cell: cellOf(row[column] ?? '') }));
  const values = bars.map((bar) => bar.cell.value ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = most - least || 1;
  const at = (value: number) => 150 + ((value - least) / span) * 300;
  return (
    <details className="chart">
      <summary>
        {words.chart}：{visible(name)}
      </summary>
      <svg viewBox={`0 0 600 ${bars.length * rowHeight + 8}`} role="img" aria-label={`${words.chart}：${visible(name)}`}>
        {bars.map((bar, i) => {
          const value = bar.cell.value;
          const y = i * rowHeight + 4;
          return (
            <g key={i}>
              <text x="140" y={y + 21} textAnchor="end">
                {visible(short(bar.name))}
              </text>
              {value !== null && <rect x={Math.min(at(0), at(value))} y={y + 4} width={Math.max(Math.abs(at(value) - at(0)), 1)} height={rowHeight - 12} />}
              <text x={(value === null ? at(0) : Math.max(at(0), at(value))) + 6} y={y + 21}>
                {value === null ? words.noFigure : visible(short(bar.cell.text))}
              </text>
            </g>
          );
        })}
        <line x1={at(0)} x2={at(0)} y1="0" y2={bars.length * rowHeight + 8} />
      </svg>
    </details>
  );
}

function short(text: string): string {
  return text.length > 9 ? `${text.slice(0, 8)}…` : text;
}
