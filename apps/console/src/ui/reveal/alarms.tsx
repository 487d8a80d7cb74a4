import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { revealAlarmsDocument, seeRevealAlarmDocument } from '../../generated/reveal.ts';
import { useAction } from '../form/use-send.ts';
import { fullTime } from '../time.ts';
import { revealAlarmTexts } from './texts.ts';

/** Poll interval, ms: copying many values takes only minutes. */
const ASK_MS = 60_000;

/** 查看告警 (reveal alarms): staff who reveal many personal values, until a supervisor has handled it. */
export default function RevealAlarms() {
  const { data = [] } = useQuery({
    ...queryOf(['revealAlarms'], revealAlarmsDocument, {}),
    refetchInterval: ASK_MS,
  });
  const see = useAction({
    send: (id: string, key) => send(seeRevealAlarmDocument, { id, key }),
    stale: [['revealAlarms']],
  });
  if (data.length === 0) return null;
  return (
    <section aria-label={t(revealAlarmTexts.title)}>
      {data.slice(0, MOST).map((alarm) => (
        <Alert
          key={alarm.id}
          banner
          role="note"
          message={t(revealAlarmTexts.says, { name: alarm.staffName, what: alarm.kindLabel, at: fullTime(alarm.at) })}
          action={
            <Button
              size="small"
              aria-label={t(revealAlarmTexts.seeOf, { name: alarm.staffName })}
              onClick={() => see.act(alarm.id)}
            >
              {t(revealAlarmTexts.see)}
            </Button>
          }
        />
      ))}
      {data.length > MOST ? (
        <Alert banner role="note" message={t(revealAlarmTexts.more, { n: data.length - MOST })} />
      ) : null}
    </section>
  );
}

/** Maximum number of lines above a page. */
const MOST = 3;
