import { Fragment } from 'react';
import type { AnswerFigure, Citation } from './events';
import { Mark, type Open } from './Mark';
import { emphasised, pieces } from './marks';
import { visible } from './visible';

/** The text of an answer: each mark a button, each figure that was asked for emphasised. A mark never begins a line. */
export function AnswerText({ text, citations, figures, onOpen }: { text: string; citations: Citation[]; figures: AnswerFigure[]; onOpen: Open }) {
  const known = new Map(citations.map((citation) => [citation.mark, citation]));
  const wanted = figures.map((figure) => figure.text);
  return (
    <>
      {text.split('\n').map((line, index) => {
        const parts = pieces(line, new Set(known.keys()));
        return (
          <p key={index}>
            {parts.map((piece, at) => {
              if (piece.kind === 'mark') {
                return null;
              }

              // The last character before marks goes with them.
              const marks = followingMarks(parts, at);
              const body = marks.length > 0 ? piece.text.slice(0, -1) : piece.text;
              return (
                <Fragment key={at}>
                  <Emphasised text={body} figures={wanted} />
                  {marks.length > 0 && (
                    <span className="held">
                      {visible(piece.text.slice(-1))}
                      {marks.map((mark, i) => (
                        <Mark key={i} citation={known.get(mark)!} onOpen={onOpen} />
                      ))}
                    </span>
                  )}
                </Fragment>
              );
            })}
            {parts[0]?.kind === 'mark' && followingMarks(parts, -1).map((mark, i) => <Mark key={i} citation={known.get(mark)!} onOpen={onOpen} />)}
          </p>
        );
      })}
    </>
  );
}

function Emphasised({ text, figures }: { text: string; figures: string[] }) {
  return (
    <>
      {emphasised(text, figures).map((part, at) =>
        part.strong ? (
          <strong key={at} className="figure">
            {visible(part.text)}
          </strong>
        ) : (
          <span key={at}>{visible(part.text)}</span>
        ),
      )}
    </>
  );
}

function followingMarks(parts: ReturnType<typeof pieces>, at: number): number[] {
  const marks: number[] = [];
  for (let next = at + 1; next < parts.length; next++) {
    const part = parts[next]!;
    if (part.kind !== 'mark') {
      break;
    }

    marks.push(part.mark);
  }

  return marks;
}
