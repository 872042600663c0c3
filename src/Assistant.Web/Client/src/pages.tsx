import { lazy, useRef, type ComponentType } from 'react';
import { useLocation } from 'wouter';
import { AskPage } from './AskPage';
import type { Chat } from './connection';
import type { Citation } from './events';
import type { shellWords } from './texts/shell';

/** What every page gets from the shell. */
export interface PageProps {
  chat: Chat;
  /** Opens a report at a quote; the focus goes back to the element afterwards. */
  onOpen: (citation: Citation, from: HTMLElement) => void;
}

/** A page of the top navigation. */
export interface Page {
  /** The first part of its address; '' for the first page. */
  path: string;
  short: keyof (typeof shellWords)['zh'];
  long: keyof (typeof shellWords)['zh'];
  view: ComponentType<PageProps>;
  /** Not in the navigation: people who need it know its address. */
  isApart?: boolean;
}

/**
 * The pages in the order of the navigation. A page but the first is loaded when it is opened and stays mounted, hidden, from then on: what was typed and found in it is there
 * when the person comes back. What lies behind the first part of an address is the page's own (wouter's useRoute).
 */
export const pages: Page[] = [
  { path: '', short: 'ask', long: 'askLong', view: AskPage },
  { path: 'verify', short: 'verify', long: 'verifyLong', view: lazy(() => import('./VerifyPage').then((module) => ({ default: module.VerifyPage }))) },
  { path: 'brief', short: 'brief', long: 'briefLong', view: lazy(() => import('./BriefPage').then((module) => ({ default: module.BriefPage }))) },
  { path: 'library', short: 'library', long: 'libraryLong', view: lazy(() => import('./LibraryPage').then((module) => ({ default: module.LibraryPage }))) },
  { path: 'operator', short: 'operator', long: 'operator', isApart: true, view: lazy(() => import('./OperatorPage').then((module) => ({ default: module.OperatorPage }))) },
];

/** The page of an address; addresses of conversations, shared answers and quotes belong to the first page. */
export function pageOf(address: string): Page | null {
  const first = address.split('/')[1] ?? '';
  return pages.find((page) => page.path === first || (page.path === '' && ['c', 's', 'q'].includes(first))) ?? null;
}

// Where a person was in each page, for the way back to it.
const last = new Map<string, string>();

/** The address at which a page was left; its first one where it was not opened. */
export function lastAddress(path: string): string {
  return last.get(path) ?? `/${path}`;
}

/** The address of a page, also while another one is shown: it stays as it was when the person left. */
export function useOwnAddress(path: string): string {
  const [address] = useLocation();
  const own = useRef(`/${path}`);
  if (pageOf(address)?.path === path) {
    own.current = address;
    last.set(path, address);
  }

  return own.current;
}
