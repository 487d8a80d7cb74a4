import { boardPeriods, clockParties, clockPartyLabels } from '@beian/domain/board';
import { Badge, Col, Row } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Board } from '../../generated/board.ts';
import { duration } from '../../ui/due.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { isNarrowed, useBoardFilter } from './filter.tsx';
import { approvedOrdersPath } from './links.ts';
import { boardTexts } from './texts.ts';

const HEIGHT = 56;
const WIDTH = 160;

/** p50 and p90 of each party by week; the last week also as text. */
export function WeeksChart({ weeks }: { weeks: Board['weeks'] }) {
  const filter = useBoardFilter();
  const days = [...new Set(weeks.map(({ week }) => week))];
  return (
    <Section
      title={t(boardTexts.weeksOf, { weeks: boardPeriods[filter.period].weeks })}
      lead={[t(boardTexts.weeksSays), ...(isNarrowed(filter) ? [t(boardTexts.unfiltered)] : [])].join(' · ')}
    >
      {weeks.length === 0 ? (
        <Faint>{t(boardTexts.noWeeks)}</Faint>
      ) : (
        <Row role="list" gutter={[16, 16]}>
          {clockParties.map((party) => (
            <Col key={party} role="listitem" xs={12} md={6}>
              <Badge color={`var(--party-${party})`} text={t(clockPartyLabels[party])} />
              <PartyWeeks party={party} weeks={weeks.filter((one) => one.party === party)} days={days} />
            </Col>
          ))}
        </Row>
      )}
    </Section>
  );
}

interface PartyWeeksProps {
  readonly party: (typeof clockParties)[number];
  readonly weeks: Board['weeks'];
  /** First days of all weeks, in order. */
  readonly days: readonly string[];
}

function PartyWeeks({ party, weeks, days }: PartyWeeksProps) {
  const last = weeks.at(-1);
  const top = Math.max(1, ...weeks.map(({ most }) => most));
  const x = (week: string) => (days.length === 1 ? WIDTH / 2 : (days.indexOf(week) / (days.length - 1)) * WIDTH);
  const y = (seconds: number) => HEIGHT - 2 - (seconds / top) * (HEIGHT - 4);
  const line = (of: 'half' | 'most') => weeks.map((one) => `${x(one.week)},${y(one[of])}`).join(' ');
  return (
    <>
      <svg
        viewBox={`-3 0 ${WIDTH + 6} ${HEIGHT}`}
        width="100%"
        height={HEIGHT}
        color={`var(--party-${party})`}
        aria-hidden
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} stroke="var(--line)" />
        <polyline points={line('most')} fill="none" stroke="currentColor" opacity={0.7} />
        <polyline points={line('half')} fill="none" stroke="currentColor" strokeWidth={2.5} />
        {weeks.map((one) => (
          <g key={one.week} fill="currentColor">
            <circle cx={x(one.week)} cy={y(one.most)} r={1.5} />
            <circle cx={x(one.week)} cy={y(one.half)} r={2.5}>
              <title>
                {t(boardTexts.weekSays, {
                  party: t(clockPartyLabels[party]),
                  week: one.week,
                  n: one.orders,
                  half: duration(one.half),
                  most: duration(one.most),
                })}
              </title>
            </circle>
          </g>
        ))}
      </svg>
      {last === undefined ? (
        <Faint>–</Faint>
      ) : (
        <Faint>
          {t(boardTexts.half)} <Link to={approvedOrdersPath(last.week, party, 'half')}>{duration(last.half)}</Link>{' '}
          {t(boardTexts.most)} <Link to={approvedOrdersPath(last.week, party, 'most')}>{duration(last.most)}</Link>
          {' · '}
          <Link to={approvedOrdersPath(last.week, party)}>{t(boardTexts.weekOrders, { n: last.orders })}</Link>
        </Faint>
      )}
    </>
  );
}
