import { memo, useMemo } from 'react';
import { verifyWords } from '../texts/verify';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { type DraftLine, type Finding, type Kind, linesOf, type Piece, signs } from './findings';

// A figure stays on one line with its mark; a whole sentence may break.
const longestOnOneLine = 12;

/** The draft to be read: each finding in colour, with its sign and its number as a button. */
export const MarkedDraft = memo(function MarkedDraft({
  text,
  findings,
  selected,
  kind,
  onSelect,
}: {
  text: string;
  findings: Finding[];
  selected: number | null;
  kind: Kind | null;
  onSelect: (number: number) => void;
}) {
  const words = useWords(verifyWords);
  const lines = useMemo(() => linesOf(text, findings), [text, findings]);
  return (
    <div className="marked" role="region" aria-label={words.marked} tabIndex={0} lang="zh-CN">
      {lines.map((line) => (
        <Line key={line.start} line={line} selected={line.pieces.some((piece) => piece.finding?.number === selected) ? selected : null} kind={kind} onSelect={onSelect} />
      ))}
    </div>
  );
});

// Only the lines of the old and the new selection are drawn anew: a long draft stays smooth.
const Line = memo(function Line({ line, selected, kind, onSelect }: { line: DraftLine; selected: number | null; kind: Kind | null; onSelect: (number: number) => void }) {
  return line.pieces.length === 0 ? null : (
    <p>
      {line.pieces.map((piece, index) =>
        piece.finding ? (
          <Marked key={index} piece={piece} finding={piece.finding} isSelected={piece.finding.number === selected} isDim={kind !== null && piece.finding.kind !== kind} onSelect={onSelect} />
        ) : (
          visible(piece.text)
        ),
      )}
    </p>
  );
});

function Marked({ piece, finding, isSelected, isDim, onSelect }: { piece: Piece; finding: Finding; isSelected: boolean; isDim: boolean; onSelect: (number: number) => void }) {
  const words = useWords(verifyWords);
  const classes = `finding ${finding.kind}${isSelected ? ' selected' : ''}${isDim ? ' dim' : ''}${piece.ends && piece.text.length <= longestOnOneLine ? ' whole' : ''}`;
  return (
    <span className={classes}>
      {piece.text && <mark>{visible(piece.text)}</mark>}
      {piece.ends && (
        <span className="tail">
          <button
            type="button"
            data-number={finding.number}
            aria-label={words.number(finding.number, words.kinds[finding.kind], visible(finding.text))}
            aria-pressed={isSelected}
            onClick={() => onSelect(finding.number)}
          >
            <span aria-hidden="true">
              {signs[finding.kind]}
              {finding.number}
            </span>
          </button>
          {piece.tail}
        </span>
      )}
    </span>
  );
}
