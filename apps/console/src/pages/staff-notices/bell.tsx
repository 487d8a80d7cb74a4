import { BellOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { useBureauChanges, useOrderChanges } from '../../app/providers/live.ts';
import { seeStaffNoticesDocument, staffNoticesDocument } from '../../generated/staff-notice.ts';
import { useThrottled } from '../../ui/hooks.ts';
import styles from './bell.module.css';
import { NoticeList } from './list.tsx';
import { staffNoticesTexts } from './texts.ts';

/** Within 2 s a change is shown, however many orders change. */
const pause = 1500;

/** The bell of the header: how many notices are unread, and the list of them. Opening it marks them as read. */
export default function NoticeBell() {
  const queryClient = useQueryClient();
  const queryKey = ['staffNotices'];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (await request(staffNoticesDocument, {}, signal)).staffNotices ?? { unread: 0, notices: [] },
  });
  const refresh = useThrottled(() => void query.refetch(), pause);
  useOrderChanges(refresh);
  useBureauChanges(refresh);
  const [open, setOpen] = useState(false);
  /** Unread when the list was opened: they keep their dot until it is closed. */
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const place = useRef<HTMLDivElement>(null);
  const unread = query.data?.unread ?? 0;
  const label = unread === 0 ? t(staffNoticesTexts.title) : t(staffNoticesTexts.unread, { n: unread });

  const see = async (until: string) => {
    try {
      const seen = await send(seeStaffNoticesDocument, { until });
      if (seen.__typename === 'StaffNotices')
        queryClient.setQueryData(queryKey, { unread: seen.unread, notices: seen.notices });
    } catch {
      // They stay unread; the next opening marks them.
    }
  };
  const show = () => {
    setOpen(true);
    const notices = query.data?.notices ?? [];
    setFresh(new Set(notices.filter((one) => one.unread).map(({ id }) => id)));
    const [newest] = notices;
    if (newest !== undefined && unread > 0) void see(newest.at);
  };
  useEffect(() => {
    if (!open) return;
    const onPointer = ({ target }: PointerEvent) => {
      if (!(target instanceof Node) || place.current?.contains(target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);
  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list wherever the focus is in it
    <div
      ref={place}
      className={styles.place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <Button
        type="text"
        icon={<BellOutlined aria-hidden />}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => (open ? setOpen(false) : show())}
      >
        {unread === 0 ? null : (
          <span className={styles.count} aria-hidden>
            {unread}
          </span>
        )}
      </Button>
      {open ? <NoticeList query={query} fresh={fresh} onLeave={() => setOpen(false)} /> : null}
    </div>
  );
}
