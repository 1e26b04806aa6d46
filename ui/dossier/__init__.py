"""Who a patient is and what stays true of them: the leaf of the record that is not of one day."""
