import { Button } from 'antd';
import { fullTime } from '../common/time.ts';
import { type Translate, useT } from '../providers/i18n.ts';
import { Empty } from '../shell/states.tsx';
import styles from './account.module.css';
import type { Session } from './documents.ts';

function deviceOf(t: Translate, { browser, system }: Session): string {
  if (browser !== null && system !== null) return t('sessions.on', { browser, system });
  return browser ?? system ?? t('sessions.unknown');
}

/** The sessions of an account with device and place, each with a button to end it. */
export function Sessions({ sessions, onEnd }: { sessions: readonly Session[]; onEnd: (one: Session) => void }) {
  const t = useT();
  if (sessions.length === 0) return <Empty title={t('sessions.none')} />;
  return (
    <table className={styles.table} aria-label={t('account.sessions')}>
      <thead>
        <tr>
          <th scope="col">{t('sessions.device')}</th>
          <th scope="col">{t('sessions.place')}</th>
          <th scope="col">{t('sessions.begun')}</th>
          <th scope="col">{t('sessions.seen')}</th>
          <th scope="col">{t('sessions.ends')}</th>
          <th scope="col" aria-label={t('sessions.end')} />
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {deviceOf(t, one)} {one.current ? <span className={styles.tag}>{t('sessions.current')}</span> : null}
            </th>
            <td data-label={t('sessions.place')}>{one.place}</td>
            <td data-label={t('sessions.begun')}>{fullTime(one.begunAt)}</td>
            <td data-label={t('sessions.seen')}>{fullTime(one.seenAt)}</td>
            <td data-label={t('sessions.ends')}>{fullTime(one.endsAt)}</td>
            <td className={styles.acts}>
              {one.current ? null : (
                <Button
                  size="small"
                  danger
                  aria-label={t('sessions.endOf', { device: deviceOf(t, one), at: fullTime(one.begunAt) })}
                  onClick={() => onEnd(one)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
