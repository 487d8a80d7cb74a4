import { useT } from '../../app/providers/i18n.ts';
import type { PartnerAccountPage as AccountPage, PartnerUsage as Usage } from '../../generated/partner-account.ts';
import { clockTime } from '../../ui/time.ts';
import styles from './partner.module.css';
import { partnersTexts, partnerTexts } from './texts.ts';

const sum = (rows: readonly Usage[], of: 'requests' | 'points' | 'refused') =>
  rows.reduce((total, row) => total + row[of], 0);

/** Usage of live keys with people, and of test keys, which spend from a bucket of their own; `limits`: with what may be spent. */
export function UsageCard({ page, limits = false }: { page: AccountPage; limits?: boolean }) {
  const t = useT();
  const { account, minutes, hours, testMinutes, testHours } = page;
  return (
    <section className={styles.card} aria-label={t(partnerTexts.usage)}>
      <h2>{t(partnerTexts.usage)}</h2>
      {limits ? (
        <p className={styles.faint}>
          {t(partnersTexts.limits)} ·{' '}
          {t(partnersTexts.limitsOf, {
            rate: account.pointsPerSecond.toLocaleString('en'),
            bucket: account.bucket.toLocaleString('en'),
          })}{' '}
          · {t(partnerTexts.limitsLead)}
        </p>
      ) : null}
      <div className={styles.charts}>
        <UsageBars title={t(partnerTexts.hour)} unit="minute" rows={minutes} />
        <UsageBars title={t(partnerTexts.day)} unit="hour" rows={hours} />
      </div>
      <h3>{t(partnerTexts.testUsage)}</h3>
      <p className={styles.faint}>{t(partnerTexts.testUsageLead)}</p>
      <div className={styles.charts}>
        <UsageBars title={t(partnerTexts.hour)} unit="minute" rows={testMinutes} />
        <UsageBars title={t(partnerTexts.day)} unit="hour" rows={testHours} />
      </div>
    </section>
  );
}

/** Requests per minute or hour as bars, refused ones on top; the sums as text above. */
function UsageBars({ title, unit, rows }: { title: string; unit: 'minute' | 'hour'; rows: readonly Usage[] }) {
  const t = useT();
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
    <figure className={styles.usage}>
      <figcaption>
        <strong>{title}</strong> <span className={styles.faint}>{requests === 0 ? t(partnerTexts.noUse) : says}</span>
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
              const tall = (row.requests / most) * height;
              const bad = (row.refused / most) * height;
              const at_ = clockTime(row.from);
              return (
                <g key={row.from}>
                  <title>
                    {t(partnerTexts.bar, { at: at_, requests: row.requests, points: row.points, refused: row.refused })}
                  </title>
                  <rect x={at * width} y="0" width={width} height={height} className={styles.ground} />
                  <rect
                    x={at * width + width * 0.1}
                    y={height - tall}
                    width={width * 0.8}
                    height={tall}
                    className={styles.bar}
                  />
                  <rect
                    x={at * width + width * 0.1}
                    y={height - tall}
                    width={width * 0.8}
                    height={bad}
                    className={styles.badBar}
                  />
                </g>
              );
            })}
          </svg>
          <p className={styles.axis} aria-hidden>
            <span>{clockTime(rows[0]?.from ?? 0)}</span>
            <span>{clockTime(rows.at(-1)?.from ?? 0)}</span>
          </p>
        </>
      )}
    </figure>
  );
}
