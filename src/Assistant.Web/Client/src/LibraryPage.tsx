import { LibraryView } from './LibraryView';
import type { PageProps } from './pages';
import './styles/library.css';

/** The reports that are loaded (库). */
export function LibraryPage({ onOpen }: PageProps) {
  return <LibraryView onOpen={onOpen} />;
}
