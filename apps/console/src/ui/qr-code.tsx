import { lazyPart } from './lazy-part.tsx';

const Code = lazyPart(() => import('antd/es/qr-code'));

interface QrCodeProps {
  readonly value: string;
  readonly label: string;
  /** px */
  readonly size?: number;
  /** It is over; `onAgain` makes another one. */
  readonly isOver?: boolean;
  readonly onAgain?: () => void;
}

/** A QR code: dark on light in the dark theme, too, because not every phone reads it the other way round. */
export const QrCode = ({ value, label, size = 240, isOver = false, onAgain }: QrCodeProps) => (
  <Code
    value={value}
    size={size}
    type="svg"
    color="var(--qr-dark)"
    bgColor="var(--qr-light)"
    status={isOver ? 'expired' : 'active'}
    onRefresh={onAgain}
    // Its parts are no text; one that is over has a button.
    role={isOver ? undefined : 'img'}
    aria-label={label}
  />
);
