import { BriefView } from './BriefView';
import type { PageProps } from './pages';
import './styles/brief.css';

/** Questions are prepared (备). */
export function BriefPage({ onOpen }: PageProps) {
  return <BriefView onOpen={onOpen} />;
}
