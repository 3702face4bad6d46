"""What a chart shows, said as a finding: titles and the sentences built from them."""
