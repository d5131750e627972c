const onClick = ({ target, currentTarget }: Event) => {
  const dialog = currentTarget as HTMLDialogElement;
  if (target === dialog && dialog.matches(':modal')) dialog.close(); // the backdrop is the dialog's own
};

/** Opens a dialog over the page. A press outside of it closes it, as Escape does; the focus goes back by itself. */
export function openModal(dialog: HTMLDialogElement): void {
  if ('closedBy' in dialog) dialog.setAttribute('closedby', 'any');
  else (dialog as HTMLDialogElement).addEventListener('click', onClick);
  dialog.showModal();
}

/** Opens a dialog where it stands, next to what goes on. */
export function openBeside(dialog: HTMLDialogElement): void {
  dialog.removeAttribute('closedby');
  dialog.show();
}
