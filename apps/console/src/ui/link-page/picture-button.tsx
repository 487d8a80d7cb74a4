import { Button, type ButtonProps } from 'antd';
import { useRef } from 'react';

interface PictureButtonProps extends Pick<ButtonProps, 'type' | 'icon' | 'loading' | 'disabled'> {
  readonly text: string;
  /** What the picture shows, where the text of the button does not say it. */
  readonly label?: string;
  /** The camera that takes it; without it a file is chosen. */
  readonly capture?: 'environment' | 'user';
  readonly onPicture: (image: File) => void;
}

export function PictureButton({ text, label = text, capture, onPicture, ...button }: PictureButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        capture={capture}
        aria-label={label}
        hidden
        onChange={({ target }) => {
          const image = target.files?.[0];
          target.value = '';
          if (image !== undefined) onPicture(image);
        }}
      />
      <Button {...button} size="large" block onClick={() => input.current?.click()}>
        {text}
      </Button>
    </>
  );
}
