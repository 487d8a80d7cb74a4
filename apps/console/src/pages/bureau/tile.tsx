import { Tag } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { duration } from '../../ui/due.ts';
import { commonTexts } from '../../ui/texts.ts';
import styles from './bureau.module.css';
import type { Bureau } from './documents.ts';
import { hoursText } from './hours-text.ts';
import { gatewayTexts } from './texts.ts';

interface TileProps {
  readonly bureau: Bureau;
  readonly now: number;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

/** Summary of one connection; its name opens the drawer. */
export function BureauTile({ bureau, now, open, onOpen }: TileProps) {
  const t = useT();
  const { inFlight, oldestSince } = bureau;
  const title = t(gatewayTexts.tile, { name: bureau.provinceName, state: bureau.stateLabel });
  return (
    <li
      className={`${styles.tile} ${styles[bureau.state]} ${bureau.needsPerson ? styles.needsPerson : ''} ${open ? styles.chosen : ''}`}
      aria-label={title}
      data-bureau={bureau.id}
    >
      <p className={styles.tileHead}>
        <span className={styles.light} aria-hidden />
        <button
          type="button"
          className={styles.name}
          aria-expanded={open}
          aria-label={title}
          onClick={() => onOpen(bureau.id)}
        >
          {bureau.provinceName}
        </button>
        <span className={styles.state}>{bureau.stateLabel}</span>
      </p>
      <p className={styles.line}>
        <span className={styles.big}>
          <b className={bureau.backlog === 0 ? styles.zero : ''}>{bureau.backlog}</b> {t(gatewayTexts.backlog)}
        </span>
        <span>{inFlight === null ? '' : t(gatewayTexts.inFlight, { n: inFlight.sequence })}</span>
      </p>
      {bureau.otherStates.length === 0 ? null : (
        <p className={styles.tags}>
          {bureau.otherStates.map(({ state, label }) => (
            <Tag key={state} color="warning">
              {label}
            </Tag>
          ))}
        </p>
      )}
      {bureau.needsPerson && bureau.sentence !== null ? (
        <p className={styles.sentence} data-sentence>
          {bureau.sentence}
        </p>
      ) : null}
      <dl className={styles.facts}>
        <dt>{t(gatewayTexts.oldest)}</dt>
        <dd className={styles.wait}>
          {oldestSince === null ? t(commonTexts.none) : duration((now - Date.parse(oldestSince)) / 1000)}
        </dd>
        <dt>{t(gatewayTexts.next)}</dt>
        <dd>{bureau.nextSequence}</dd>
        <dt>{t(gatewayTexts.days)}</dt>
        <dd>
          {bureau.daysHalf === null
            ? t(commonTexts.none)
            : t(gatewayTexts.daysShort, { half: bureau.daysHalf, most: bureau.daysMost ?? '' })}
        </dd>
        {bureau.opensAt === null ? null : (
          <>
            <dt>{t(gatewayTexts.hours)}</dt>
            <dd>{hoursText(t, bureau)}</dd>
          </>
        )}
      </dl>
      {bureau.unacknowledged + bureau.unapplied + bureau.unmatched + (bureau.incidents ?? 0) === 0 ? null : (
        <p className={styles.tags}>
          {bureau.unacknowledged === 0 ? null : (
            <Tag color="warning">{t(gatewayTexts.unacknowledged, { n: bureau.unacknowledged })}</Tag>
          )}
          {bureau.unapplied === 0 ? null : (
            <Tag color="warning">{t(gatewayTexts.unapplied, { n: bureau.unapplied })}</Tag>
          )}
          {(bureau.incidents ?? 0) === 0 ? null : (
            <Tag color="warning">{t(gatewayTexts.incidents, { n: bureau.incidents ?? 0 })}</Tag>
          )}
          {bureau.unmatched === 0 ? null : (
            <Link className={styles.tagLink} to="/unmatched">
              <Tag color="processing">{t(gatewayTexts.unmatched, { n: bureau.unmatched })}</Tag>
            </Link>
          )}
        </p>
      )}
    </li>
  );
}
