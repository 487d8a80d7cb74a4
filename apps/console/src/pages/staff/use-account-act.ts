import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import { useProof } from '../account/proof.tsx';
import type { AccountAnswer } from './account-documents.ts';

/** Runs an action on an account: asks for the password when required, shows a refusal, and refetches the list. */
export function useAccountAction() {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { runWithProof, dialog } = useProof();
  const [isBusy, setBusy] = useState(false);
  /** Returns the answer; undefined when nothing was done. */
  const act = async (work: (key: string) => Promise<AccountAnswer>, done?: string) => {
    setBusy(true);
    // The key stays the same when the call is repeated after a proof, so it has one effect.
    const key = newKey();
    const answer: AccountAnswer | null | undefined = await runWithProof(() => work(key)).catch(() => null);
    setBusy(false);
    void client.invalidateQueries({ queryKey: ['accounts'] });
    void client.invalidateQueries({ queryKey: ['staff'] });
    if (answer === undefined) return undefined;
    if (answer === null) {
      void message.error(t(errorTexts.other));
      return undefined;
    }
    if (answer.__typename === 'ActionRefused') {
      void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      return undefined;
    }
    if (done !== undefined) void message.success(done);
    return answer;
  };
  return { act, isBusy, dialog };
}
