import { Link } from 'wouter';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import { cut } from './find';
import { addressOf, type WordSearch, type WordsFound } from './reports';

/** The passages that have the words, each a way into its report. */
export function Hits({ search, words: asked }: { search: WordSearch; words: string }) {
  const words = useWords(libraryWords);
  return (
    <section aria-label={`${words.search}：${visible(asked)}`} className="hits">
      <p role="status" className="step">
        {search.total === 0 ? words.noHits : words.hits(search.total, search.reports) + (search.found.length < search.total ? words.firstOnly(search.found.length) : '')}
      </p>
      <ol>
        {search.found.map((hit) => (
          <li key={`${hit.report}-${hit.start}`}>
            <Hit hit={hit} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Hit({ hit }: { hit: WordsFound }) {
  return (
    <Link href={addressOf(hit.report, '', hit)} className="hit">
      <span className="source">
        {visible(hit.title)}
        {visible(hit.section.map((heading) => ` › ${heading}`).join(''))}
      </span>
      <span className="quote">
        {cut({ start: 0, depth: 0, text: hit.text }, hit.marks).map((piece, index) => (piece.at === null ? visible(piece.text) : <mark key={index}>{visible(piece.text)}</mark>))}
      </span>
    </Link>
  );
}
