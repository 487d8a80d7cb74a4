import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { RequiredMark } from '../../ui/form-field.tsx';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import { homeTexts } from '../partner-home/texts.ts';
import { proveRecordDocument, recordProofDocument } from './choose-documents.ts';
import type { Reason } from './documents.ts';
import { Reasons } from './hand-in.tsx';
import styles from './new-order.module.css';
import { newOrderTexts } from './texts.ts';

/** Gives the partner a record by its number and password, filed with us or through another provider. */
export function ProveRecord({ onProved }: { onProved: (recordId: string) => void }) {
  const t = useT();
  const [filingNumber, setFilingNumber] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const [pendingId, setPendingId] = useState<string>();
  const prove = useMutation({
    mutationFn: async (key: string) =>
      (pendingId === undefined
        ? await request(proveRecordDocument, { filingNumber, password, key })
        : await request(recordProofDocument, { id: pendingId })
      ).proof,
    onSuccess: (proof) => {
      setPendingId(undefined);
      if (proof?.__typename === 'ActionRefused') setRefused(proof.reasons);
      else if (proof?.record) onProved(proof.record.id);
      else if (proof?.__typename === 'RecordProof') setPendingId(proof.id);
    },
  });
  const change = (set: (value: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value);
    setRefused([]);
    setPendingId(undefined);
  };
  return (
    <section className={styles.card} aria-label={t(newOrderTexts.prove)}>
      <h2>{t(newOrderTexts.prove)}</h2>
      <p className={styles.faint}>{t(newOrderTexts.proveLead)}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setRefused([]);
          prove.mutate(newKey());
        }}
      >
        <div className={styles.fields}>
          <div className={styles.field}>
            <label className={styles.label} htmlFor="prove-number">
              {t(homeTexts.filingNumber)}
              <RequiredMark />
            </label>
            <div>
              <Input
                id="prove-number"
                aria-required
                placeholder="京ICP备20260001号"
                aria-describedby="prove-number-hint"
                value={filingNumber}
                maxLength={40}
                onChange={change(setFilingNumber)}
              />
              <p id="prove-number-hint" className={styles.hint}>
                {t(newOrderTexts.proveHint)}
              </p>
            </div>
          </div>
          <div className={styles.field}>
            <label className={styles.label} htmlFor="prove-password">
              {t(newOrderTexts.provePassword)}
              <RequiredMark />
            </label>
            <Input.Password
              id="prove-password"
              aria-required
              value={password}
              maxLength={64}
              autoComplete="off"
              onChange={change(setPassword)}
            />
          </div>
        </div>
        <Reasons title={t(newOrderTexts.notProved)} reasons={refused} className={styles.fail} />
        {prove.error ? <p className={styles.fail}>{t(errorTexts.other)}</p> : null}
        {pendingId === undefined ? null : <p role="status">{t(newOrderTexts.provePending)}</p>}
        <div className={styles.buttons}>
          <Button htmlType="submit" disabled={filingNumber.trim() === '' || password === ''} loading={prove.isPending}>
            {t(pendingId === undefined ? newOrderTexts.proveNow : newOrderTexts.proveAgain)}
          </Button>
        </div>
      </form>
    </section>
  );
}
