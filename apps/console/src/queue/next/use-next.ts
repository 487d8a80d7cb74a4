import { App } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { getLanguage, useT } from '../../app/providers/i18n.ts';
import { takeNextDocument } from '../../generated/next.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';

/** Navigation state: why this order was next. The sentences are in one language and are hidden after a change of language. */
export interface Why {
  /** Of the taking, so that a closed card opens again when the same order is taken once more. */
  readonly id: string;
  readonly language: string;
  readonly lines: readonly string[];
}

/** Takes the next order and opens it; shows why when there is none. */
export function useNext() {
  const t = useT();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayTake = useHasPermission()('takeNext');
  const [busy, setBusy] = useState(false);
  /** The idempotency key is kept until an answer comes: a retry takes no second order. */
  const key = useRef<string | undefined>(undefined);
  const take = async () => {
    if (busy) return;
    setBusy(true);
    const id = key.current ?? newKey();
    key.current = id;
    try {
      const answer = await send(takeNextDocument, { key: id });
      key.current = undefined;
      if (answer.__typename === 'NextOrder') {
        // Removes earlier messages.
        message.destroy();
        const why: Why = { id, language: getLanguage(), lines: answer.why };
        navigate(`/orders/${encodeURIComponent(answer.order.id)}`, { state: { why } });
      } else if (answer.__typename === 'NothingNext') {
        void message.info(answer.message, 5);
      } else void message.warning(answer.reasons.map((one) => one.message).join(' '));
    } catch {
      void message.error(t(errorTexts.other));
    } finally {
      setBusy(false);
    }
  };
  return { busy, take: () => void take(), mayTake };
}
