import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { useIsNarrow } from '../hooks.ts';
import page from '../page.module.css';
import { commonTexts } from '../texts.ts';
import { type DownloadRequest, download, type Progress } from './download.ts';
import { downloadTexts } from './texts.ts';

const withThousands = (n: number): string => n.toLocaleString('en-US');

/** Downloads the shown list with its filters as CSV; shows the progress and can be cancelled. */
export default function DownloadButton(options: DownloadRequest) {
  const narrow = useIsNarrow();
  const { message } = App.useApp();
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setProgress({ rows: 0, total: 0 });
    try {
      const done = await download(options, controller.signal, setProgress);
      void message.success(t(downloadTexts.done, { n: withThousands(done.rows) }));
    } catch (error) {
      if (controller.signal.aborted) return;
      // A refusal of the API has its own sentence; any other error means that the download broke off.
      const status = error instanceof ApiError ? error.statusCode : 0;
      const isExplained = status === 503 || status === 507 || (status >= 400 && status < 500);
      void message.error(isExplained ? (error as ApiError).message : t(downloadTexts.failed), 5);
    } finally {
      running.current = null;
      setProgress(null);
    }
  };
  if (progress === null)
    return (
      <Button
        size="small"
        icon={<DownloadOutlined aria-hidden />}
        aria-label={t(downloadTexts.do)}
        title={t(downloadTexts.says)}
        onClick={() => void start()}
      >
        {narrow ? null : t(downloadTexts.do)}
      </Button>
    );
  const { rows, total } = progress;
  return (
    <span className={`${page.row} ${page.small}`} role="status">
      {narrow ? null : (
        <progress
          style={{ width: 96 }}
          aria-label={t(downloadTexts.do)}
          value={total > 0 ? rows : undefined}
          max={total > 0 ? total : undefined}
        />
      )}
      <span>
        {total > 0
          ? t(downloadTexts.rows, { n: withThousands(rows), of: withThousands(total) })
          : t(downloadTexts.begins)}
      </span>
      <Button size="small" type="text" onClick={() => running.current?.abort()}>
        {t(commonTexts.cancel)}
      </Button>
    </span>
  );
}
