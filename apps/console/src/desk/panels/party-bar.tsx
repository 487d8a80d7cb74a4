import { Tooltip } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { duration } from '../../ui/due.ts';
import { deskTexts } from '../texts.ts';
import styles from './party-bar.module.css';

/** Time of the order by party: one bar with four parts that add up to the time since it was opened. */
export function PartyBar({ parties }: { parties: Order['parties'] }) {
  const whole = parties.reduce((sum, { seconds }) => sum + seconds, 0);
  const each = parties.map((one) => ({ ...one, time: duration(one.seconds) }));
  const says = each.map(({ label, time }) => `${label} ${time}`).join(' · ');
  return (
    <Tooltip
      title={
        <ul className={styles.list}>
          {each.map(({ party, label, time }) => (
            <li key={party} data-party={party}>
              <i /> <span>{label}</span> <b>{time}</b>
            </li>
          ))}
        </ul>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the parts are shown on hover and on focus */}
      <figure className={styles.parties} tabIndex={0} aria-label={`${t(deskTexts.parties)}: ${says}`}>
        <span className={styles.bar} aria-hidden>
          {each.map(({ party, seconds }) =>
            seconds === 0 ? null : (
              <i key={party} data-party={party} style={{ flexGrow: Math.max(seconds, whole / 50) }} />
            ),
          )}
        </span>
        <figcaption aria-hidden>{t(deskTexts.partiesAll, { time: duration(whole) })}</figcaption>
      </figure>
    </Tooltip>
  );
}
