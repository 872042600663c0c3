import { Link, useLocation } from 'wouter';
import { lastAddress, pageOf, pages } from './pages';
import { largestType, setPreferences, shownTheme, usePreferences } from './preferences';
import { shellWords } from './texts/shell';
import { useWords } from './texts/words';

/** Name, pages, and how the page is shown: size of type, dark or light, language. */
export function Header() {
  const words = useWords(shellWords);
  const [address] = useLocation();
  const shown = pageOf(address);
  return (
    <header className="top">
      <a className="skip" href="#content">
        {words.toContent}
      </a>
      <h1>
        <img src="/icon.svg" alt="" width="32" height="32" />
        <span>{words.name}</span>
      </h1>
      <Display />
      <nav aria-label={words.pages}>
        {pages.filter((page) => !page.isApart).map((page) => (
          <Link key={page.path} href={lastAddress(page.path)} aria-current={page === shown ? 'page' : undefined}>
            <b aria-hidden="true">{words[page.short]}</b>
            <span>{words[page.long]}</span>
          </Link>
        ))}
      </nav>
    </header>
  );
}

function Display() {
  const words = useWords(shellWords);
  const preferences = usePreferences();
  const theme = shownTheme(preferences);
  return (
    <div className="display" role="group" aria-label={words.display}>
      <button type="button" aria-label={`A− ${words.smaller}`} title={words.smaller} aria-disabled={preferences.type === 0} onClick={() => setPreferences({ type: Math.max(preferences.type - 1, 0) })}>
        A−
      </button>
      <button
        type="button"
        aria-label={`A＋ ${words.larger}`}
        title={words.larger}
        aria-disabled={preferences.type === largestType}
        onClick={() => setPreferences({ type: Math.min(preferences.type + 1, largestType) })}
      >
        A＋
      </button>
      <button type="button" onClick={() => setPreferences({ theme: theme === 'dark' ? 'light' : 'dark' })}>
        {theme === 'dark' ? words.toLight : words.toDark}
      </button>
      <button type="button" lang={preferences.language === 'zh' ? 'en' : 'zh-CN'} aria-label={words.toOtherLong} onClick={() => setPreferences({ language: preferences.language === 'zh' ? 'en' : 'zh' })}>
        {words.toOther}
      </button>
    </div>
  );
}
