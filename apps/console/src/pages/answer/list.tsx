import { useList } from '@refinedev/core';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ApiError } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import type { PageInfo } from '../../order/documents.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed, useInterval, useThrottled } from '../../ui/hooks.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import styles from './answer.module.css';
import type { UnmatchedAnswer } from './documents.ts';
import { type Intent, resolveAnswer } from './resolve.ts';
import { AnswerRow } from './row.tsx';
import { unmatchedTexts } from './texts.ts';

const pageSize = 50;

interface AnswersPage {
  readonly data: UnmatchedAnswer[];
  readonly total: number;
  readonly totalIsCapped: boolean;
  readonly pageInfo: PageInfo;
}

/** Answers of bureaus that matched no order, oldest first, each with the orders it may belong to. */
export function UnmatchedAnswers() {
  const t = useT();
  const { message } = App.useApp();
  const [params, setParams] = useSearchParams();
  const after = params.get('after');
  const [busy, setBusy] = useState<string | null>(null);
  const { query } = useList<UnmatchedAnswer, ApiError>({
    resource: 'unmatchedAnswers',
    meta: { variables: { first: pageSize, after } },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: useThrottled(() => void query.refetch(), 2000),
  });
  // There is no live event for an unmatched answer, so the list polls.
  useInterval(() => void query.refetch(), 30_000);
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data as AnswersPage | undefined;

  const act = async (intent: Intent, label: string): Promise<boolean> => {
    setBusy(intent.id);
    try {
      const answer = await resolveAnswer(intent);
      if (answer.__typename === 'ActionRefused') {
        void message.error(answer.reasons.map((reason) => reason.message).join(' · '));
        return false;
      }
      void message.success(t(actionTexts.done, { label }));
      return true;
    } catch {
      void message.error(t(actionTexts.failed, { label }));
      return false;
    } finally {
      setBusy(null);
      await query.refetch();
    }
  };

  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t(unmatchedTexts.title)}</h1>
        <p className={styles.faint}>{t(unmatchedTexts.lead)}</p>
      </div>
      <div className={styles.scroll}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(unmatchedTexts.loading)} />
          ) : null
        ) : page.data.length === 0 ? (
          <Empty title={t(unmatchedTexts.emptyTitle)} hint={t(unmatchedTexts.emptyHint)} />
        ) : (
          <ul className={styles.rows} aria-label={t(unmatchedTexts.title)}>
            {page.data.map((answer) => (
              <AnswerRow key={answer.id} answer={answer} busy={busy !== null} onAct={act} />
            ))}
          </ul>
        )}
      </div>
      <footer className={styles.foot}>
        <span className={styles.total}>
          {page === undefined
            ? ''
            : t(unmatchedTexts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.total })}
        </span>
        <Download list="unmatchedAnswers" filter={{}} />
        <Button type="text" size="small" disabled={after === null} onClick={() => setParams({})}>
          {t(commonTexts.firstPage)}
        </Button>
        <Button
          type="text"
          size="small"
          disabled={!page?.pageInfo.hasNextPage}
          onClick={() => setParams({ after: page?.pageInfo.endCursor ?? '' })}
        >
          {t(commonTexts.next)}
        </Button>
      </footer>
    </div>
  );
}
