import '../i18n/persons-texts.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useDelayed } from '../common/hooks.ts';
import { newKey } from '../common/new-key.ts';
import { NumberInput } from '../common/number-input.tsx';
import { fullTime } from '../common/time.ts';
import { request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import { Failure, Skeleton } from '../shell/states.tsx';
import styles from './persons.module.css';
import {
  changeRetentionDocument,
  type RetentionKindRow,
  retentionDocument,
  retentionPreviewDocument,
} from './retention-documents.ts';

const grouped = (n: number): string => n.toLocaleString('en-US');

/**
 * Retention time of each kind of data, its reason, and what the job has deleted. The API decides who may change it, and names the
 * source of each bound.
 */
export function RetentionPage() {
  const t = useT();
  const queryKey = ['retention', useLanguage()];
  const query = useQuery({ queryKey, queryFn: async () => (await request(retentionDocument, {})).retention });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  if (query.error && page === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (page === undefined) return showSkeleton ? <Skeleton label={t('retention.loading')} /> : null;
  const { kinds, fileSweep } = page;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has no other focusable element for readers
    <section className={styles.page} tabIndex={0} aria-label={t('settingsNav.retention')}>
      <header className={styles.head}>
        <h1>{t('settingsNav.retention')}</h1>
        <p className={styles.faint}>{t('retention.lead')}</p>
        {kinds.some((one) => one.mayChange) ? null : <p className={styles.faint}>{t('settings.readOnly')}</p>}
        <p className={styles.faint}>
          {fileSweep === null
            ? t('retention.noSweep')
            : t('retention.sweep', {
                at: fullTime(fileSweep.at),
                files: grouped(fileSweep.files),
                orphans: fileSweep.orphans,
                missing: fileSweep.missing,
              })}
        </p>
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('retention.kind')}</th>
            <th scope="col">{t('retention.why')}</th>
            <th scope="col">{t('retention.kept')}</th>
            <th scope="col">{t('retention.done')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((one) => (
            <Row key={one.kind} row={one} queryKey={queryKey} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, queryKey }: { row: RetentionKindRow; queryKey: readonly string[] }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  return (
    <tr>
      <th scope="row" data-label={t('retention.kind')}>
        {row.label}
        <p className={styles.faint}>{row.holds}</p>
      </th>
      <td data-label={t('retention.why')}>
        {row.why}
        {row.least === null ? null : (
          <p className={styles.faint}>
            {row.leastDays === null || row.ruleId === null ? null : `${t('retention.least', { n: row.leastDays })} · `}
            {row.least}
          </p>
        )}
      </td>
      <td data-label={t('retention.kept')}>
        {editing && row.days !== null ? (
          <Form row={row} days={row.days} queryKey={queryKey} onClose={() => setEditing(false)} />
        ) : (
          <>
            <span className={styles.value}>
              {row.days === null ? t('retention.noDays') : t('retention.days', { n: row.days })}
            </span>
            {row.mayChange ? (
              <Button
                type="link"
                size="small"
                aria-label={t('retention.editOf', { kind: row.label })}
                onClick={() => setEditing(true)}
              >
                {t('retention.edit')}
              </Button>
            ) : null}
          </>
        )}
        <p className={styles.faint}>{row.days === null ? row.since : t('retention.since', { since: row.since })}</p>
        {row.changedAt === null ? null : (
          <p className={styles.faint}>
            {t('settings.changed', { at: fullTime(row.changedAt), by: row.changedBy ?? '' })}
          </p>
        )}
      </td>
      <td data-label={t('retention.done')}>
        {row.days === null ? (
          '—'
        ) : (
          <>
            {grouped(row.deleted)}
            <p className={`${styles.faint} ${styles.value}`}>
              {row.ranAt === null ? t('retention.notRun') : t('retention.ran', { at: fullTime(row.ranAt) })}
            </p>
          </>
        )}
      </td>
    </tr>
  );
}

interface FormProps {
  readonly row: RetentionKindRow;
  readonly days: number;
  readonly queryKey: readonly string[];
  readonly onClose: () => void;
}

/** Form for another number of days, with the number of rows that would be deleted at once. */
function Form({ row, days: from, queryKey, onClose }: FormProps) {
  const t = useT();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = useRef(newKey());
  const [days, setDays] = useState(from);
  const preview = useQuery({
    queryKey: ['retentionPreview', row.kind, days],
    queryFn: async ({ signal }) =>
      (await request(retentionPreviewDocument, { kind: row.kind, days }, signal)).retentionPreview,
  });
  const save = useMutation({
    mutationFn: async () =>
      (await request(changeRetentionDocument, { kind: row.kind, days, from, key: key.current })).changeRetention,
    onSuccess: (answer) => {
      key.current = newKey();
      if (answer.__typename === 'ActionRefused') {
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '), 6);
        if (answer.code === 'STALE') void client.invalidateQueries({ queryKey });
        return;
      }
      void message.success(t('retention.saved', { kind: row.label }));
      void client.invalidateQueries({ queryKey });
      onClose();
    },
    onError: () => message.error(t('error.other')),
  });
  const due = preview.data;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <NumberInput
        autoFocus
        aria-label={t('retention.daysOf', { kind: row.label })}
        addonAfter={t('retention.daysUnit')}
        precision={0}
        value={days}
        onChange={(value) => setDays(value ?? 0)}
      />
      <p role="status" className={styles.faint}>
        {preview.error
          ? t('retention.previewFailed')
          : due == null
            ? t('retention.previewing')
            : t(due.dueIsCapped ? 'retention.previewMore' : 'retention.preview', { n: grouped(due.due) })}
      </p>
      <span className={styles.buttons}>
        <Button type="primary" size="small" htmlType="submit" loading={save.isPending} disabled={days === from}>
          {t('common.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </span>
    </form>
  );
}
