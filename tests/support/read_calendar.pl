#!/usr/bin/perl
# read_calendar.pl FILE FROM DAYS - the days of a calendar file, as
# read_calendar.py prints them, by iCal::Parser and DateTime::Event::ICal.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use DateTime;
use JSON::PP;
use iCal::Parser;

my ($path, $from, $count) = @ARGV;
my ($year, $month, $day) = split /-/, $from;
my $first = DateTime->new(year => $year, month => $month, day => $day);
my $last = $first->clone->add(days => $count);
my $parser = iCal::Parser->new(start => $first, end => $last);
open(my $file, '<:raw', $path) or die "$path: $!\n";
my $bytes = do { local $/; <$file> };
utf8::decode($bytes);
my $years = $parser->parse_strings($bytes)->{events};
my $json = JSON::PP->new->allow_nonref->canonical;
my %days;

# The parser leaves texts as they stand in the file.
sub plain {
	my ($text) = @_;
	my %meant = (n => "\n", N => "\n");

	$text =~ s{\\(.)}{$meant{$1} // $1}ges;
	return $text;
}

for my $y (keys %$years) {
	for my $m (keys %{$years->{$y}}) {
		for my $d (keys %{$years->{$y}{$m}}) {
			my $date = sprintf '%04d-%02d-%02d', $y, $m, $d;

			next if $date lt $from or $date gt $last->ymd;
			push @{$days{plain($_->{SUMMARY})}}, $date
			    for values %{$years->{$y}{$m}{$d}};
		}
	}
}
print map({ $json->encode($_) . ' ' . join(' ', sort @{$days{$_}}) . "\n" }
    sort keys %days);
