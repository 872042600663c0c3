import { useCallback, useEffect, useState } from 'react';
import { read } from './reports';

/** What is read from the host: there, or not yet, or why not. */
export interface Reading<T> {
  value: T | null;
  fault: string | null;
  again: () => void;
}

/** Reads an address when it is shown, and anew where it changes; null reads nothing. What comes of an address that was left is dropped. */
export function useRead<T>(address: string | null): Reading<T> {
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<{ value: T | null; fault: string | null; of: string | null }>({ value: null, fault: null, of: null });
  useEffect(() => {
    if (address === null) {
      return;
    }

    const left = new AbortController();
    read<T>(address, left.signal).then(
      (value) => left.signal.aborted || setState({ value, fault: null, of: address }),
      (failure: Error) => left.signal.aborted || setState({ value: null, fault: failure.message.startsWith('Failed') ? '' : failure.message, of: address }),
    );
    return () => left.abort();
  }, [address, tries]);

  const again = useCallback(() => setTries((count) => count + 1), []);
  return state.of === address ? { value: state.value, fault: state.fault, again } : { value: null, fault: null, again };
}
