import { InboxOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDelayed } from '../../ui/hooks.ts';
import page from '../../ui/page.module.css';
import { commonTexts, errorsByCode, errorTexts, listTexts } from '../../ui/texts.ts';
import { ApiError } from '../providers/client.ts';
import { t } from '../providers/i18n.ts';
import styles from './states.module.css';

/** Empty state: what would be here, and what to do. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <InboxOutlined className={`${styles.icon} ${page.faint}`} aria-hidden />
      <p className={styles.title}>{title}</p>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {children}
    </div>
  );
}

/** The error, the request id for support, and a retry button; without permission: whom to ask, and no retry. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const code = error instanceof ApiError ? error.code : 'other';
  const id = error instanceof ApiError ? error.requestId : undefined;
  const forbidden = code === 'FORBIDDEN';
  return (
    <div className={styles.state} role="alert">
      {forbidden ? (
        <LockOutlined className={`${styles.icon} ${page.faint}`} aria-hidden />
      ) : (
        <WarningOutlined className={`${styles.icon} ${page.bad}`} aria-hidden />
      )}
      <p className={styles.title}>{t(forbidden ? errorTexts.forbiddenTitle : errorTexts.title)}</p>
      <p className={styles.hint}>{t(errorsByCode[code] ?? errorTexts.other)}</p>
      {id === undefined ? null : <p className={page.small}>{t(commonTexts.requestId, { id })}</p>}
      {forbidden ? (
        <Link to="/queue">{t(errorTexts.toQueue)}</Link>
      ) : (
        <Button onClick={onRetry}>{t(commonTexts.retry)}</Button>
      )}
    </div>
  );
}

interface SkeletonSize {
  readonly rows?: number;
  /** Of a row, px. */
  readonly height?: number;
}

/** Placeholder rows while data load; announced once to screen readers. */
export function Skeleton({ label, rows = 12, height = 36 }: SkeletonSize & { readonly label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all rows are equal and keep their order
        <div key={row} className={styles.bone} style={{ height }}>
          <span style={{ width: `${8 + ((row * 3) % 4)}%` }} />
          <span style={{ width: `${12 + ((row * 5) % 7)}%` }} />
          <span style={{ width: `${18 + ((row * 7) % 11)}%` }} />
          <span style={{ width: `${10 + ((row * 2) % 5)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** The part of a query's result that `Loaded` needs. */
export interface LoadedQuery<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> extends SkeletonSize {
  readonly query: LoadedQuery<T>;
  readonly children: (data: T) => ReactNode;
}

/** What a query has loaded, also while it loads again; before that a placeholder or its failure. */
export function Loaded<T>({ query, children, ...size }: LoadedProps<T>) {
  const showSkeleton = useDelayed(query.isLoading);
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return showSkeleton ? <Skeleton label={t(listTexts.loading)} {...size} /> : null;
}

export function NotFound() {
  return (
    <Empty title={t(errorTexts.notFoundTitle)}>
      <Link to="/queue">{t(errorTexts.toQueue)}</Link>
    </Empty>
  );
}
