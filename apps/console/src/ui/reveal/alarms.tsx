import { WarningOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { newKey } from '../new-key.ts';
import { errorTexts } from '../texts.ts';
import { fullTime } from '../time.ts';
import { revealAlarmsDocument, seeRevealAlarmDocument } from './documents.ts';
import styles from './reveal.module.css';
import { revealAlarmTexts } from './texts.ts';

/** Poll interval, ms: copying many values takes only minutes. */
const ASK_MS = 60_000;

/** 查看告警 (reveal alarms): staff who reveal many personal values, until a supervisor has handled it. */
export default function RevealAlarms() {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const queryKey = ['revealAlarms', useLanguage()];
  const { data = [] } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request(revealAlarmsDocument, {}, signal)).revealAlarms,
    refetchInterval: ASK_MS,
  });
  const see = useMutation({
    mutationFn: async (id: string) => (await request(seeRevealAlarmDocument, { id, key: newKey() })).seeRevealAlarm,
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused')
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  if (data.length === 0) return null;
  return (
    <section className={styles.alarms} aria-label={t(revealAlarmTexts.title)}>
      <ul>
        {data.slice(0, MOST).map((alarm) => (
          <li key={alarm.id}>
            <WarningOutlined aria-hidden />
            <span>
              {t(revealAlarmTexts.says, { name: alarm.staffName, what: alarm.kindLabel, at: fullTime(alarm.at) })}
            </span>
            <Button
              size="small"
              aria-label={t(revealAlarmTexts.seeOf, { name: alarm.staffName })}
              onClick={() => see.mutate(alarm.id)}
            >
              {t(revealAlarmTexts.see)}
            </Button>
          </li>
        ))}
      </ul>
      {data.length > MOST ? <span>{t(revealAlarmTexts.more, { n: data.length - MOST })}</span> : null}
    </section>
  );
}

/** Maximum number of lines above a page. */
const MOST = 3;
