import { REVEAL_SECONDS } from '@beian/domain/staff';
import { useCallback, useEffect, useState } from 'react';
import type { Revealed as RevealedValues } from '../../generated/reveal.ts';

/**
 * A value that is shown for a limited time, measured by this computer, so a wrong clock does not extend it. It is removed at the end,
 * when the tab or window is left, and when the component is unmounted; it is stored nowhere else.
 */
export function useRevealedValue() {
  const [shown, setShown] = useState<{ readonly values: RevealedValues; readonly ends: number } | null>(null);
  const [left, setLeft] = useState(REVEAL_SECONDS);
  const hide = useCallback(() => setShown(null), []);
  useEffect(() => {
    if (shown === null) return;
    const tick = () => {
      const rest = Math.ceil((shown.ends - performance.now()) / 1000);
      if (rest <= 0) hide();
      else setLeft(rest);
    };
    tick();
    const timer = setInterval(tick, 250);
    const onVisibility = () => document.visibilityState === 'hidden' && hide();
    window.addEventListener('blur', hide);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      window.removeEventListener('blur', hide);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [shown, hide]);
  return {
    values: shown?.values ?? null,
    left,
    share: left / REVEAL_SECONDS,
    hide,
    show: (values: RevealedValues) => setShown({ values, ends: performance.now() + REVEAL_SECONDS * 1000 }),
  };
}
