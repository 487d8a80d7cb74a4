import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import type { Reason } from '../../generated/common.ts';
import { proveRecordDocument, recordProofDocument } from '../../generated/proof.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import { homeTexts } from '../partner-home/texts.ts';
import { Reasons } from './hand-in.tsx';
import { FieldColumn, Section } from './parts.tsx';
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
      pendingId === undefined
        ? send(proveRecordDocument, { input: { filingNumber, password }, key })
        : (await request(recordProofDocument, { id: pendingId })).recordProof,
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
    <Section title={t(newOrderTexts.prove)} lead={t(newOrderTexts.proveLead)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setRefused([]);
          prove.mutate(newKey());
        }}
      >
        <FieldColumn>
          <Form.Item
            htmlFor="prove-number"
            label={t(homeTexts.filingNumber)}
            required
            extra={<span id="prove-number-hint">{t(newOrderTexts.proveHint)}</span>}
          >
            <Input
              id="prove-number"
              aria-required
              placeholder="京ICP备20260001号"
              aria-describedby="prove-number-hint"
              value={filingNumber}
              maxLength={40}
              onChange={change(setFilingNumber)}
            />
          </Form.Item>
          <Form.Item htmlFor="prove-password" label={t(newOrderTexts.provePassword)} required>
            <Input.Password
              id="prove-password"
              aria-required
              value={password}
              maxLength={64}
              autoComplete="off"
              onChange={change(setPassword)}
            />
          </Form.Item>
        </FieldColumn>
        <Reasons title={t(newOrderTexts.notProved)} reasons={refused} outcome="fail" />
        {prove.error ? <Alert type="error" message={t(errorTexts.other)} /> : null}
        {pendingId === undefined ? null : <p role="status">{t(newOrderTexts.provePending)}</p>}
        <Button htmlType="submit" disabled={filingNumber.trim() === '' || password === ''} loading={prove.isPending}>
          {t(pendingId === undefined ? newOrderTexts.proveNow : newOrderTexts.proveAgain)}
        </Button>
      </form>
    </Section>
  );
}
