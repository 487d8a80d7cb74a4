import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useProof } from '../account/proof.tsx';
import { newKey } from '../common/new-key.ts';
import { useT } from '../providers/i18n.ts';
import type { AccountAnswer } from './account-documents.ts';

/** One act on an account: asks for the password where it has to, says what was refused, and reads the list again. */
export function useAccountAction() {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { runWithProof, dialog } = useProof();
  const [isBusy, setBusy] = useState(false);
  /** Gives what was done; undefined: nothing was. */
  const act = async (work: (key: string) => Promise<AccountAnswer>, done?: string) => {
    setBusy(true);
    // Asked once more after a proof, it is the same intent: one key, one effect.
    const key = newKey();
    const answer: AccountAnswer | null | undefined = await runWithProof(() => work(key)).catch(() => null);
    setBusy(false);
    void client.invalidateQueries({ queryKey: ['accounts'] });
    void client.invalidateQueries({ queryKey: ['staff'] });
    if (answer === undefined) return undefined;
    if (answer === null) {
      void message.error(t('error.other'));
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
