import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { dueTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './calendar.module.css';
import type { Preview } from './documents.ts';
import { Reasons } from './reasons.tsx';
import { calendarTexts } from './texts.ts';

interface PreviewProps {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onApply: () => void;
  readonly onBack: () => void;
}

/** What a change would move; nothing is changed until it is applied. */
export function PreviewView({ preview, busy, onApply, onBack }: PreviewProps) {
  const t = useT();
  return (
    <div className={styles.preview}>
      <p className={styles.faint}>{t(calendarTexts.nothingYet)}</p>
      {preview.correction ? <Alert type="info" showIcon message={t(calendarTexts.isCorrection)} /> : null}
      {preview.warnings.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          message={t(calendarTexts.unusual, { n: preview.warnings.length })}
          description={<Reasons reasons={preview.warnings} />}
        />
      )}
      <Changes days={preview.days} />
      <Moves preview={preview} />
      <Alert type="warning" showIcon message={t(calendarTexts.applyAsk)} />
      <div className={styles.formFoot}>
        <Button onClick={onBack}>{t(calendarTexts.cancel)}</Button>
        <Button type="primary" loading={busy} onClick={onApply}>
          {t(calendarTexts.apply)}
        </Button>
      </div>
    </div>
  );
}

function Changes({ days }: { days: Preview['days'] }) {
  const t = useT();
  if (days.length === 0) return null;
  return (
    <>
      <h3>{t(calendarTexts.changes)}</h3>
      <ul className={styles.changes}>
        {days.map((day) => (
          <li key={day.day}>
            <span className={day.becomes ? styles.makeUpTag : styles.offTag}>
              {t(day.becomes ? calendarTexts.makeUp : calendarTexts.off)}
            </span>
            {day.day} {day.holiday}
          </li>
        ))}
      </ul>
    </>
  );
}

function Moves({ preview }: { preview: Preview }) {
  const t = useT();
  const { later, earlier, confirmed, overdue, moves } = preview;
  const total = later + earlier + confirmed;
  return (
    <>
      <h3>{t(calendarTexts.movesTitle)}</h3>
      {total === 0 ? <p>{t(calendarTexts.noMoves)}</p> : null}
      <ul className={styles.counts}>
        {later > 0 ? <li>{t(calendarTexts.later, { n: later })}</li> : null}
        {earlier > 0 ? <li>{t(calendarTexts.earlier, { n: earlier })}</li> : null}
        {confirmed > 0 ? <li>{t(calendarTexts.confirmed, { n: confirmed })}</li> : null}
        {overdue > 0 ? <li className={styles.bad}>{t(calendarTexts.overdue, { n: overdue })}</li> : null}
      </ul>
      {moves.length === 0 ? null : (
        <div className={styles.moves}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t(calendarTexts.order)}</th>
                <th scope="col">{t(calendarTexts.duty)}</th>
                <th scope="col">{t(calendarTexts.dueNow)}</th>
                <th scope="col">{t(calendarTexts.dueThen)}</th>
              </tr>
            </thead>
            <tbody>
              {moves.map((move) => (
                <tr key={move.orderId}>
                  <th scope="row">
                    <Link to={`/orders/${encodeURIComponent(move.orderId)}`}>{move.number}</Link>
                  </th>
                  <td>{move.dutyLabel}</td>
                  <td>
                    <Time at={move.from} provisional={move.fromProvisional} />
                  </td>
                  <td>
                    <Time at={move.to} provisional={move.toProvisional} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > moves.length ? (
        <p className={styles.faint}>{t(calendarTexts.shown, { n: moves.length, total })}</p>
      ) : null}
    </>
  );
}

function Time({ at, provisional }: { at: string; provisional: boolean }) {
  const t = useT();
  return (
    <>
      <time dateTime={at}>{fullTime(at)}</time>
      {provisional ? <span className={styles.provisionalTag}>{t(dueTexts.provisional)}</span> : null}
    </>
  );
}
