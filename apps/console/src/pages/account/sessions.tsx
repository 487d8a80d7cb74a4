import type { QueryKey } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import type { StaffSession as Session } from '../../generated/staff-account.ts';
import { endSessionDocument } from '../../generated/staff-account.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { accountTexts, sessionsTexts } from './texts.ts';

function deviceOf({ browser, system }: Session): string {
  if (browser !== null && system !== null) return t(sessionsTexts.on, { browser, system });
  return browser ?? system ?? t(sessionsTexts.unknown);
}

interface SessionsProps {
  readonly sessions: readonly Session[];
  /** What shows them. */
  readonly queryKey: QueryKey;
}

/** The sessions of an account with device and place, each with a button to end it. */
export function Sessions({ sessions, queryKey }: SessionsProps) {
  const { act } = useAction({
    send: (id: string, key) => send(endSessionDocument, { id, key }),
    done: () => t(sessionsTexts.ended),
    stale: [queryKey],
  });
  if (sessions.length === 0) return <Empty title={t(sessionsTexts.none)} />;
  return (
    <DataTable
      name={t(accountTexts.sessions)}
      rows={sessions}
      columns={[
        {
          key: 'device',
          title: sessionsTexts.device,
          kind: 'head',
          cell: (one) => (
            <>
              {deviceOf(one)} {one.current ? <Tag color="success">{t(sessionsTexts.current)}</Tag> : null}
            </>
          ),
        },
        { key: 'place', title: sessionsTexts.place },
        { key: 'begunAt', title: sessionsTexts.begun, kind: 'time' },
        { key: 'seenAt', title: sessionsTexts.seen, kind: 'time' },
        { key: 'endsAt', title: sessionsTexts.ends, kind: 'time' },
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
                aria-label={t(sessionsTexts.endOf, { device: deviceOf(one), at: fullTime(one.begunAt) })}
                onClick={() => act(one.id)}
              >
                {t(sessionsTexts.end)}
              </Button>
            ),
        },
      ]}
    />
  );
}
