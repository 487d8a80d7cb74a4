import { App } from 'antd';
import { useNavigate } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { getLanguage } from '../../app/providers/i18n.ts';
import { takeNextDocument } from '../../generated/next.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { newKey } from '../../ui/new-key.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';

/** Navigation state: why this order was next. The sentences are in one language and are hidden after a change of language. */
export interface Why {
  /** Of the taking, so that a closed card opens again when the same order is taken once more. */
  readonly id: string;
  readonly language: string;
  readonly lines: readonly string[];
}

/** Takes the next order and opens it; says why when there is none. */
export function useNext() {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayTake = useHasPermission()('takeNext');
  const { act, isBusy } = useAction({
    send: (_: null, key) => send(takeNextDocument, { key }),
    onDone: (answer) => {
      if (answer.__typename === 'NothingNext') return void message.info(answer.message, 5);
      // Removes earlier messages.
      message.destroy();
      const why: Why = { id: newKey(), language: getLanguage(), lines: answer.why };
      navigate(`/orders/${encodeURIComponent(answer.order.id)}`, { state: { why } });
    },
  });
  const take = () => {
    if (!isBusy) act(null);
  };
  return { isBusy, take, mayTake };
}
