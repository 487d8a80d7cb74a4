import { digestTimes } from '@beian/domain/notices';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select, Switch } from 'antd';
import { useId, useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import styles from './digest.module.css';
import { changeDigestDocument, type DigestWish, digestDocument } from './digest-documents.ts';
import { digestTexts } from './digest-texts.ts';

const queryKey = ['digest'];

/** Settings of a supervisor's own daily digest; empty for others. */
export function DigestPanel() {
  const t = useT();
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request(digestDocument, {}, signal)).digestPreference,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const wish = query.data;
  if (wish === null) return null;
  return (
    <section className={styles.panel} aria-label={t(digestTexts.title)}>
      <h2>{t(digestTexts.title)}</h2>
      <p className={styles.faint}>{t(digestTexts.lead)}</p>
      {wish === undefined ? (
        query.error ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : showSkeleton ? (
          <Skeleton label={t(digestTexts.loading)} rows={2} />
        ) : null
      ) : (
        <Fields key={JSON.stringify(wish)} wish={wish} />
      )}
    </section>
  );
}

function Fields({ wish }: { wish: DigestWish }) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useId();
  const [now, setNow] = useState(wish);
  const change = useMutation({
    mutationFn: async () => (await request(changeDigestDocument, { ...now, key: newKey() })).changeDigest,
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused')
        return void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      void message.success(t(digestTexts.saved));
      return client.invalidateQueries({ queryKey });
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  const same = JSON.stringify(now) === JSON.stringify(wish);
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <label htmlFor={`${id}-wanted`}>{t(digestTexts.wanted)}</label>
      <span>
        <Switch id={`${id}-wanted`} checked={now.wanted} onChange={(wanted) => setNow({ ...now, wanted })} />
      </span>
      <label htmlFor={`${id}-at`}>{t(digestTexts.at)}</label>
      <Select
        id={`${id}-at`}
        className={styles.short}
        value={now.at}
        options={digestTimes.map((value) => ({ value, label: value }))}
        onChange={(at) => setNow({ ...now, at })}
      />
      <label htmlFor={`${id}-language`}>{t(digestTexts.language)}</label>
      <Select
        id={`${id}-language`}
        className={styles.short}
        value={now.language}
        options={(['zh', 'en'] as const).map((value) => ({ value, label: t(digestTexts[value]) }))}
        onChange={(language) => setNow({ ...now, language })}
      />
      <label htmlFor={`${id}-email`}>{t(digestTexts.email)}</label>
      <span>
        <Input
          id={`${id}-email`}
          type="email"
          autoComplete="email"
          placeholder="name@company.example"
          maxLength={128}
          value={now.email ?? ''}
          onChange={({ target }) => setNow({ ...now, email: target.value === '' ? null : target.value })}
        />
        {wish.email === null ? <small className={styles.faint}>{t(digestTexts.nowhere)}</small> : null}
      </span>
      <Button htmlType="submit" disabled={same} loading={change.isPending}>
        {t(digestTexts.save)}
      </Button>
    </form>
  );
}
