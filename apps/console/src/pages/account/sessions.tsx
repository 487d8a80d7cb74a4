import { Button } from 'antd';
import { type Translate, useT } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import { fullTime } from '../../ui/time.ts';
import styles from './account.module.css';
import type { Session } from './documents.ts';
import { accountTexts, sessionsTexts } from './texts.ts';

function deviceOf(t: Translate, { browser, system }: Session): string {
  if (browser !== null && system !== null) return t(sessionsTexts.on, { browser, system });
  return browser ?? system ?? t(sessionsTexts.unknown);
}

/** The sessions of an account with device and place, each with a button to end it. */
export function Sessions({ sessions, onEnd }: { sessions: readonly Session[]; onEnd: (one: Session) => void }) {
  const t = useT();
  if (sessions.length === 0) return <Empty title={t(sessionsTexts.none)} />;
  return (
    <table className={styles.table} aria-label={t(accountTexts.sessions)}>
      <thead>
        <tr>
          <th scope="col">{t(sessionsTexts.device)}</th>
          <th scope="col">{t(sessionsTexts.place)}</th>
          <th scope="col">{t(sessionsTexts.begun)}</th>
          <th scope="col">{t(sessionsTexts.seen)}</th>
          <th scope="col">{t(sessionsTexts.ends)}</th>
          <th scope="col" aria-label={t(sessionsTexts.end)} />
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {deviceOf(t, one)} {one.current ? <span className={styles.tag}>{t(sessionsTexts.current)}</span> : null}
            </th>
            <td data-label={t(sessionsTexts.place)}>{one.place}</td>
            <td data-label={t(sessionsTexts.begun)}>{fullTime(one.begunAt)}</td>
            <td data-label={t(sessionsTexts.seen)}>{fullTime(one.seenAt)}</td>
            <td data-label={t(sessionsTexts.ends)}>{fullTime(one.endsAt)}</td>
            <td className={styles.acts}>
              {one.current ? null : (
                <Button
                  size="small"
                  danger
                  aria-label={t(sessionsTexts.endOf, { device: deviceOf(t, one), at: fullTime(one.begunAt) })}
                  onClick={() => onEnd(one)}
                >
                  {t(sessionsTexts.end)}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
