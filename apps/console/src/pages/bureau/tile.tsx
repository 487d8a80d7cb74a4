import { Badge, Flex, Tag } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Bureau } from '../../generated/bureau.ts';
import { duration } from '../../ui/due.ts';
import { useNow } from '../../ui/hooks.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import toneStyles from '../../ui/tones.module.css';
import styles from './bureau.module.css';
import { hoursText } from './hours-text.ts';
import { stateLooks } from './state-look.ts';
import { gatewayTexts } from './texts.ts';

interface TileProps {
  readonly bureau: Bureau;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

/** Counts of what waits for somebody, shown when there are any. */
const counts = ['unacknowledged', 'unapplied', 'incidents'] as const;

/** Summary of one connection; its name opens the drawer. */
export function BureauTile({ bureau, open, onOpen }: TileProps) {
  const now = useNow(15_000);
  const { inFlight, oldestSince, daysHalf, daysMost } = bureau;
  const { light, tone = '' } = stateLooks[bureau.state];
  const title = t(gatewayTexts.tile, { name: bureau.provinceName, state: bureau.stateLabel });
  const hours = hoursText(bureau);
  const facts = {
    [t(gatewayTexts.oldest)]:
      oldestSince === null ? t(commonTexts.none) : duration((now - Date.parse(oldestSince)) / 1000),
    [t(gatewayTexts.next)]: bureau.nextSequence,
    [t(gatewayTexts.days)]:
      daysHalf === null ? t(commonTexts.none) : t(gatewayTexts.daysShort, { half: daysHalf, most: daysMost ?? '' }),
    ...(hours === undefined ? {} : { [t(gatewayTexts.hours)]: hours }),
  };
  return (
    <li
      className={`${styles.tile} ${toneStyles[tone]} ${open ? styles.chosen : ''}`}
      aria-label={title}
      data-bureau={bureau.id}
    >
      <Flex align="baseline" gap={6}>
        <Badge color={light} />
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
      </Flex>
      <Flex align="baseline" justify="space-between">
        <span>
          {bureau.backlog === 0 ? <Faint>0</Faint> : <b className={styles.backlog}>{bureau.backlog}</b>}{' '}
          {t(gatewayTexts.backlog)}
        </span>
        {inFlight === null ? null : t(gatewayTexts.inFlight, { n: inFlight.sequence })}
      </Flex>
      <dl className={styles.facts}>
        {Object.entries(facts).map(([label, value]) => (
          <Flex key={label} justify="space-between">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Flex>
        ))}
      </dl>
      {bureau.needsPerson && bureau.sentence !== null ? (
        <p className={styles.state} data-sentence>
          {bureau.sentence}
        </p>
      ) : null}
      {bureau.manual ? (
        <p className={styles.state} data-by-hand>
          {t(gatewayTexts.byHand, {
            name: bureau.manualBy ?? '',
            at: bureau.manualSince === null ? '' : fullTime(bureau.manualSince),
            why: bureau.manualWhy ?? '',
          })}
        </p>
      ) : null}
      {bureau.manualFrom === null ? null : (
        <p className={styles.state} data-by-hand-from>
          {t(gatewayTexts.byHandFrom, {
            name: bureau.manualBy ?? '',
            day: bureau.manualFrom,
            why: bureau.manualWhy ?? '',
          })}
        </p>
      )}
      <Flex wrap gap={4}>
        {bureau.otherStates.map(({ state, label }) => (
          <Tag key={state} color="warning">
            {label}
          </Tag>
        ))}
        {counts.map((name) =>
          bureau[name] ? (
            <Tag key={name} color="warning">
              {t(gatewayTexts[name], { n: bureau[name] })}
            </Tag>
          ) : null,
        )}
        {bureau.unmatched === 0 ? null : (
          <Link className={styles.above} to="/unmatched">
            <Tag color="processing">{t(gatewayTexts.unmatched, { n: bureau.unmatched })}</Tag>
          </Link>
        )}
      </Flex>
    </li>
  );
}
