import { limitBounds } from '@beian/domain/partner';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { RequiredMark } from '../../ui/form-field.tsx';
import { newKey } from '../../ui/new-key.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { errorTexts } from '../../ui/texts.ts';
import { type Account, limitsDocument } from './documents.ts';
import styles from './partner.module.css';
import { partnerTexts } from './texts.ts';

/** The partner's limits; read-only for those who may not set them. */
export function Limits({ account, mayManage }: { account: Account; mayManage: boolean }) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [rate, setRate] = useState<number | null>(account.pointsPerSecond);
  const [bucket, setBucket] = useState<number | null>(account.bucket);
  const same = rate === account.pointsPerSecond && bucket === account.bucket;
  const change = useMutation({
    mutationFn: async (of: { pointsPerSecond: number; bucket: number }) =>
      (await request(limitsDocument, { partnerId: account.id, ...of, key: newKey() })).changePartnerLimits,
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused')
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      else void message.success(t(partnerTexts.limitsSaved));
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => client.invalidateQueries({ queryKey: ['partner', account.id] }),
  });
  return (
    <section className={styles.card} aria-label={t(partnerTexts.limits)}>
      <h2>{t(partnerTexts.limits)}</h2>
      <p className={styles.faint}>{t(partnerTexts.limitsLead)}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (rate !== null && bucket !== null) change.mutate({ pointsPerSecond: rate, bucket });
        }}
      >
        <label htmlFor="rate">
          {t(partnerTexts.rate)}
          <RequiredMark />
        </label>
        <NumberInput
          id="rate"
          aria-required
          value={rate}
          min={limitBounds.pointsPerSecond.least}
          max={limitBounds.pointsPerSecond.most}
          precision={0}
          disabled={!mayManage}
          onChange={setRate}
        />
        <label htmlFor="bucket">
          {t(partnerTexts.bucket)}
          <RequiredMark />
        </label>
        <NumberInput
          id="bucket"
          aria-required
          value={bucket}
          min={limitBounds.bucket.least}
          max={limitBounds.bucket.most}
          precision={0}
          disabled={!mayManage}
          onChange={setBucket}
        />
        {mayManage ? (
          <Button
            className={styles.submit}
            htmlType="submit"
            disabled={same || rate === null || bucket === null}
            loading={change.isPending}
          >
            {t(partnerTexts.saveLimits)}
          </Button>
        ) : null}
      </form>
    </section>
  );
}
