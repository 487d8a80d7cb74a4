import { Col, Flex, Row } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { PartnerAccountPage as AccountPage, PartnerUsage as Usage } from '../../generated/partner-account.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { clockTime } from '../../ui/time.ts';
import styles from './partner.module.css';
import { partnersTexts, partnerTexts } from './texts.ts';

const sum = (rows: readonly Usage[], of: 'requests' | 'points' | 'refused') =>
  rows.reduce((total, row) => total + row[of], 0);

/** Usage of live keys with people, and of test keys, which spend from a bucket of their own; `limits`: with what may be spent. */
export function UsageCard({ page, limits = false }: { page: AccountPage; limits?: boolean }) {
  const { account, minutes, hours, testMinutes, testHours } = page;
  const spent = t(partnersTexts.limitsOf, {
    rate: account.pointsPerSecond.toLocaleString('en'),
    bucket: account.bucket.toLocaleString('en'),
  });
  return (
    <Section
      title={t(partnerTexts.usage)}
      lead={limits ? [t(partnersTexts.limits), spent, t(partnerTexts.limitsLead)].join(' · ') : undefined}
    >
      <Charts minutes={minutes} hours={hours} />
      <div>
        <h3>{t(partnerTexts.testUsage)}</h3>
        <Faint>{t(partnerTexts.testUsageLead)}</Faint>
      </div>
      <Charts minutes={testMinutes} hours={testHours} />
    </Section>
  );
}

function Charts({ minutes, hours }: { minutes: readonly Usage[]; hours: readonly Usage[] }) {
  return (
    <Row gutter={[24, 12]}>
      <Col xs={24} lg={12}>
        <UsageBars title={t(partnerTexts.hour)} unit="minute" rows={minutes} />
      </Col>
      <Col xs={24} lg={12}>
        <UsageBars title={t(partnerTexts.day)} unit="hour" rows={hours} />
      </Col>
    </Row>
  );
}

/** Requests per minute or hour as bars, refused ones on top; the sums as text above. */
function UsageBars({ title, unit, rows }: { title: string; unit: 'minute' | 'hour'; rows: readonly Usage[] }) {
  const most = Math.max(1, ...rows.map((row) => row.requests));
  const requests = sum(rows, 'requests');
  const [width, height] = [100 / rows.length, 40];
  const says = t(partnerTexts.usageOf[unit], {
    requests: requests.toLocaleString('en'),
    points: sum(rows, 'points').toLocaleString('en'),
    most: Math.max(...rows.map((row) => row.points)).toLocaleString('en'),
    refused: sum(rows, 'refused').toLocaleString('en'),
  });
  return (
    <figure>
      <figcaption>
        <strong>{title}</strong> <Faint>{requests === 0 ? t(partnerTexts.noUse) : says}</Faint>
      </figcaption>
      {requests === 0 ? null : (
        <>
          <svg
            className={styles.bars}
            viewBox={`0 0 100 ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${title}: ${says}`}
          >
            <line x1="0" x2="100" y1={height} y2={height} className={styles.base} />
            {rows.map((row, at) => {
              const [tall, bad] = [row.requests, row.refused].map((n) => (n / most) * height);
              const bar = { x: at * width + width * 0.1, y: height - (tall ?? 0), width: width * 0.8 };
              const { from, requests, points, refused } = row;
              return (
                <g key={from}>
                  <title>{t(partnerTexts.bar, { at: clockTime(from), requests, points, refused })}</title>
                  <rect x={at * width} y="0" width={width} height={height} className={styles.ground} />
                  <rect {...bar} height={tall} className={styles.bar} />
                  <rect {...bar} height={bad} className={styles.badBar} />
                </g>
              );
            })}
          </svg>
          <Flex justify="space-between" aria-hidden>
            <Faint>{clockTime(rows[0]?.from ?? 0)}</Faint>
            <Faint>{clockTime(rows.at(-1)?.from ?? 0)}</Faint>
          </Flex>
        </>
      )}
    </figure>
  );
}
