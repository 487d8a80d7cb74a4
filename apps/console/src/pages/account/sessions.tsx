import { Button, Tag } from 'antd';
import { type Translate, useT } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import type { StaffSession as Session } from '../../generated/staff-account.ts';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
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
    <DataTable
      name={t(accountTexts.sessions)}
      rows={sessions}
      idOf={({ id }) => id}
      columns={[
        {
          key: 'device',
          title: sessionsTexts.device,
          kind: 'head',
          cell: (one) => (
            <>
              {deviceOf(t, one)} {one.current ? <Tag color="success">{t(sessionsTexts.current)}</Tag> : null}
            </>
          ),
        },
        { key: 'place', title: sessionsTexts.place, cell: ({ place }) => place },
        { key: 'begun', title: sessionsTexts.begun, width: 150, cell: ({ begunAt }) => fullTime(begunAt) },
        { key: 'seen', title: sessionsTexts.seen, width: 150, cell: ({ seenAt }) => fullTime(seenAt) },
        { key: 'ends', title: sessionsTexts.ends, width: 150, cell: ({ endsAt }) => fullTime(endsAt) },
        {
          key: 'actions',
          title: commonTexts.actions,
          width: 90,
          kind: 'actions',
          cell: (one) =>
            one.current ? null : (
              <Button
                size="small"
                danger
                aria-label={t(sessionsTexts.endOf, { device: deviceOf(t, one), at: fullTime(one.begunAt) })}
                onClick={() => onEnd(one)}
              >
                {t(sessionsTexts.end)}
              </Button>
            ),
        },
      ]}
    />
  );
}
