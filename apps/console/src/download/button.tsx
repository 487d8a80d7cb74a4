import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNarrow } from '../common/hooks.ts';
import '../i18n/download-words.ts';
import { ApiError } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import styles from './download.module.css';
import { type DownloadAsked, download, type Progress } from './download.ts';

const grouped = (n: number): string => n.toLocaleString('en-US');

/** Downloads the list on screen as CSV, as it is filtered now; says how far it is, and can be cancelled. */
export default function DownloadButton(asked: DownloadAsked) {
  const t = useT();
  const narrow = useNarrow();
  const { message } = App.useApp();
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setProgress({ rows: 0, of: 0 });
    try {
      const done = await download(asked, controller.signal, setProgress);
      void message.success(t('download.done', { n: grouped(done.rows) }));
    } catch (error) {
      if (controller.signal.aborted) return;
      // What the API refuses it says in words; anything else broke off.
      const status = error instanceof ApiError ? error.statusCode : 0;
      const said = status === 503 || status === 507 || (status >= 400 && status < 500);
      void message.error(said ? (error as ApiError).message : t('download.failed'), 5);
    } finally {
      running.current = null;
      setProgress(null);
    }
  };
  if (progress === null)
    return (
      <Button
        size="small"
        icon={<DownloadOutlined />}
        aria-label={t('download.do')}
        title={t('download.says')}
        onClick={() => void start()}
      >
        {narrow ? null : t('download.do')}
      </Button>
    );
  const { rows, of } = progress;
  return (
    <span className={styles.running} role="status">
      {narrow ? null : <progress aria-label={t('download.do')} {...(of > 0 ? { value: rows, max: of } : {})} />}
      <span>{of > 0 ? t('download.rows', { n: grouped(rows), of: grouped(of) }) : t('download.begins')}</span>
      <Button size="small" type="text" onClick={() => running.current?.abort()}>
        {t('common.cancel')}
      </Button>
    </span>
  );
}
