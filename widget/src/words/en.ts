// The widget's own words in English, built in. The other languages are files of their own, loaded when they are needed.

/** `{}` are filled in order. */
export const texts = {
  open: 'Open chat',
  close: 'Close',
  create: 'New conversation',
  history: 'Conversations',
  log: 'Conversation',
  message: 'Message',
  prompt: 'Type what you want done …',
  send: 'Send',
  stop: 'Stop',
  tokens: '{} tokens left',
  connecting: 'Connecting …',
  waiting: 'No connection. Trying again …',
  signed_out: 'Please sign in.',
  refused: 'This page may not connect.',
  undo: 'Undo',
  approve: 'Approve',
  edit: 'Edit',
  reject: 'Reject',
  cancel: 'Cancel',
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'Expired',
  needed: 'Needs your approval',
  until: 'Open until {}',
  of: '{} of {}',
  more: 'and {} more',
  none: 'Nothing found.',
  created: 'Created',
  updated: 'Updated',
  deleted: 'Deleted',
  restored: 'Restored',
  yes: 'Yes',
  no: 'No',
  stopped: 'Stopped.',
  working: 'Working …',
  queued: 'Not sent yet',
  unread: '{} new',
  you: 'You',
  welcome: 'What can I do for you?',
  intro: 'Say it in your own words. Whatever I change is shown, and can be undone.',
  example1: 'Add Anna Müller from Acme AG as a lead, email anna@acme.ch',
  example2: 'Remind me to call her next Friday',
  example3: 'Show open tasks',
  example4: 'What’s overdue?',
}

/** Columns whose English name is not simply the column's. */
export const labels: Record<string, string> = {
  company_name: 'Company',
  is_company: 'Company',
  amount_total: 'Amount',
  due_date: 'Due',
  todo: 'To do',
  start_time: 'Start',
  end_time: 'End',
  created_at: 'Created',
}

export interface Words {
  texts: Record<keyof typeof texts, string>
  /** Columns, tables and states by their stored name. */
  labels: Record<string, string>
}
