import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { runWithProof } from '../../pages/account/proof.tsx';
import { newKey } from '../new-key.ts';
import { errorTexts } from '../texts.ts';
import { formTexts } from './texts.ts';

export interface Answer {
  readonly __typename: string;
}
interface Reason {
  readonly field?: string | null;
  readonly message: string;
  readonly suggestion?: string | null;
}
/** The part of `ActionRefused` that is shown. */
export interface Refused extends Answer {
  readonly __typename: 'ActionRefused';
  readonly reasons: readonly Reason[];
}
export type Done<A> = Exclude<A, { readonly __typename: 'ActionRefused' }>;
const isRefused = (answer: Answer): answer is Refused => answer.__typename === 'ActionRefused';

export const reasonText = ({ message, suggestion }: Reason): string =>
  suggestion ? t(formTexts.refusal, { message, suggestion }) : message;

export interface Sending<V, A extends Answer> {
  readonly send: (values: V, key: string) => Promise<A>;
  readonly onDone?: (answer: NoInfer<Done<A>>, values: V) => void;
  readonly done?: (values: V) => string;
  /** Queries to be loaded again, also after a refusal: old data may have been its reason. */
  readonly stale?: readonly QueryKey[];
}

/**
 * Sends one mutation. The same values keep their idempotency key until the API has answered, so that a retry has one effect. Asks for
 * the password first where the API wants that.
 */
export function useSend<V, A extends Answer>(
  { send, onDone, done, stale = [] }: Sending<V, A>,
  { onRefused, onFault }: { onRefused: (answer: Refused) => void; onFault: () => void },
) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const last = useRef<{ readonly of: string; readonly key: string } | null>(null);
  return useMutation({
    // An answer may hold a secret.
    gcTime: 0,
    mutationFn: (values: V) => {
      const of = JSON.stringify(values) ?? '';
      const { key } = last.current?.of === of ? last.current : { key: newKey() };
      last.current = { of, key };
      return runWithProof(() => send(values, key));
    },
    onSuccess: (answer, values) => {
      // The person did not give the password.
      if (answer === undefined) return;
      last.current = null;
      if (isRefused(answer)) return onRefused(answer);
      if (done !== undefined) void message.success(done(values));
      onDone?.(answer as Done<A>, values);
    },
    onError: onFault,
    onSettled: () => {
      for (const queryKey of stale) void client.invalidateQueries({ queryKey });
    },
  });
}

/** The action of a button; what is refused or fails is said in a message. */
export function useAction<V, A extends Answer>(sending: Sending<V, A>) {
  const { message } = App.useApp();
  const { mutate, isPending } = useSend(sending, {
    onRefused: ({ reasons }) => void message.warning(reasons.map((one) => reasonText(one)).join(' · '), 6),
    onFault: () => void message.error(t(errorTexts.other)),
  });
  return { act: mutate, isBusy: isPending };
}
