import type { PageProps } from './pages';
import { VerifyView } from './VerifyView';
import './styles/verify.css';

/** A draft is checked (核). */
export function VerifyPage({ chat, onOpen }: PageProps) {
  return <VerifyView check={(text, onEvent, onFailure) => chat.check(text, onEvent, onFailure)} onOpen={onOpen} />;
}
