import { language } from './preferences';

/** A day as people write it; with the time of day where it matters. */
export function shownDate(time: string, withTime = false): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return '';
  }

  const locale = language() === 'zh' ? 'zh-CN' : 'en-GB';
  const day = date.toLocaleDateString(locale, { year: 'numeric', month: 'long', day: 'numeric' });
  return withTime ? `${day} ${date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false })}` : day;
}
