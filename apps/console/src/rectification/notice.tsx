import { textLengths } from '@beian/domain/text';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { fullTime } from '../common/time.ts';
import { useT } from '../providers/i18n.ts';
import type { Rectification } from './documents.ts';
import styles from './rectification.module.css';

interface NoticeProps {
  readonly notice: Rectification;
  readonly busy: boolean;
  readonly onHandle: (id: string, note: string) => Promise<boolean>;
  /** The page around it already names the record. */
  readonly isOfPage?: boolean;
}

/** One notice: what the bureau demands and of whom; what was done, or a supervisor's button. */
export function Notice({ notice, busy, onHandle, isOfPage = false }: NoticeProps) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const [note, setNote] = useState('');
  const whose = notice.subjectName ?? notice.identifier ?? t('unmatched.nobody');
  return (
    <li className={styles.notice} aria-label={`${notice.kindLabel} · ${whose}`}>
      <div>
        <p className={styles.line}>
          <b className={notice.handledAt === null ? styles.open : undefined}>{notice.kindLabel}</b>
          <span>{isOfPage ? notice.identifier : whose}</span>
          <span className={styles.faint}>
            {[
              notice.provinceName,
              isOfPage || notice.subjectName === null ? null : notice.identifier,
              fullTime(notice.at),
              notice.times > 1 ? t('rectification.times', { n: notice.times }) : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </p>
        <blockquote className={styles.words}>{notice.text}</blockquote>
        {notice.remark === null ? null : <p className={styles.faint}>{notice.remark}</p>}
        {notice.handledAt === null ? null : (
          <p className={styles.done}>
            {t('rectification.done', { name: notice.handledName ?? '', at: fullTime(notice.handledAt) })} {notice.note}
          </p>
        )}
        {isOfPage ? null : (
          <p className={styles.links}>
            {notice.recordId === null ? (
              <span className={styles.faint}>{t('rectification.noRecord')}</span>
            ) : (
              <Link to={`/records/${encodeURIComponent(notice.recordId)}`}>{t('rectification.record')}</Link>
            )}
            {notice.openOrderId === null ? null : (
              <Link to={`/orders/${encodeURIComponent(notice.openOrderId)}`}>{t('records.openOrder')}</Link>
            )}
          </p>
        )}
      </div>
      {notice.mayHandle ? (
        <Button size="small" disabled={busy} onClick={() => setAsked(true)}>
          {t('rectification.handle')}
        </Button>
      ) : null}
      <Modal
        open={asked}
        title={t('rectification.handle')}
        width={420}
        centered
        destroyOnHidden
        okText={t('rectification.handle')}
        okButtonProps={{ loading: busy, disabled: note.trim() === '' }}
        cancelText={t('common.cancel')}
        onOk={async () => {
          if (await onHandle(notice.id, note.trim())) setAsked(false);
        }}
        onCancel={() => setAsked(false)}
      >
        <Input.TextArea
          aria-label={t('rectification.note')}
          placeholder={t('rectification.note')}
          rows={3}
          maxLength={textLengths.rectification}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Modal>
    </li>
  );
}
